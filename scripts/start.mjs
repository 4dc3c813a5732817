// `npm start`: installs and builds what is missing or has changed, then becomes the server.
// Arguments go to it (`npm start -- --empty`).
import { ensureBuilt } from './lib/built.mjs';
import { ensureInstalled } from './lib/installed.mjs';
import { nodeFlags } from './lib/node-flags.mjs';
import { requireNodeVersion } from './lib/node-version.mjs';
import { become } from './lib/process.mjs';
import { inRoot } from './lib/root.mjs';

requireNodeVersion();
if (!ensureInstalled()) {
  console.error('Packages could not be installed; the reason stands above.');
  console.error('Where no prebuilt SQLite can be had, python3 and a C++ compiler are needed.');
  process.exit(1);
}
if (!ensureBuilt()) {
  console.error('The build failed; the reason stands above.');
  process.exit(1);
}
const entry = inRoot('runtime', 'dist', 'main.js');
become(process.execPath, [...nodeFlags, entry, ...process.argv.slice(2)]);
