import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { run } from './process.mjs';
import { inRoot } from './root.mjs';

const packages = inRoot('node_modules');
const stamp = inRoot('node_modules', '.liandong-installed');

/** Which packages must be there, and for which Node their binaries must have been built. */
function wanted() {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'package.json']) {
    if (existsSync(inRoot(file))) hash.update(readFileSync(inRoot(file)));
  }
  return `${hash.digest('hex')} abi ${process.versions.modules}\n`;
}

function npm(...args) {
  // As a child of `npm start` we know which npm it was; otherwise the one in the path.
  const script = process.env.npm_execpath;
  const quiet = ['--no-audit', '--no-fund'];
  // Result lines go to the output proper; what is said about installing does not.
  const stdio = ['ignore', 2, 'inherit'];
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...args, ...quiet], { stdio });
  return run('npm', [...args, ...quiet], { stdio, shell: process.platform === 'win32' });
}

/** Installs packages when none are there or the lock file has changed; false when that fails. */
export function ensureInstalled() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted()) return true;
  console.error('Installing packages ...');
  // Never `npm ci` over an existing folder: it would take it away from whoever runs beside us.
  const clean = !existsSync(packages) && existsSync(inRoot('package-lock.json'));
  if (!(clean ? npm('ci') : npm('install', '--no-save'))) return false;
  writeFileSync(stamp, wanted());
  return true;
}
