// `npm run bench` and the like: runs a TypeScript entry from its sources, arguments passed on.
import { ensureInstalled } from './lib/installed.mjs';
import { nodeFlags } from './lib/node-flags.mjs';
import { requireNodeVersion } from './lib/node-version.mjs';
import { become } from './lib/process.mjs';
import { inRoot } from './lib/root.mjs';

requireNodeVersion();
const [entry, ...args] = process.argv.slice(2);
if (entry === undefined) {
  console.error('Expected a TypeScript file to run: node scripts/run.mjs <file> [arguments]');
  process.exit(2);
}
if (!ensureInstalled()) process.exit(1);
const tsx = inRoot('node_modules', 'tsx', 'dist', 'cli.mjs');
const flags = ['--conditions=development', ...nodeFlags];
become(process.execPath, [tsx, ...flags, inRoot(entry), ...args]);
