// `npm run mutate`: changes elements, appliers and verbs of the engine one line at a time and asks
// the tests. `-- --mutate engine/verbs/settle.ts` changes one file only.
import { ensureInstalled } from './lib/installed.mjs';
import { requireNodeVersion } from './lib/node-version.mjs';
import { become } from './lib/process.mjs';
import { inRoot } from './lib/root.mjs';

requireNodeVersion();
if (!ensureInstalled()) process.exit(1);
const stryker = inRoot('node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
const args = [stryker, 'run', 'stryker.config.json', ...process.argv.slice(2)];
become(process.execPath, args);
