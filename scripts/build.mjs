// `npm run build`: each package's TypeScript into its dist folder, then the web application.
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { requireNodeVersion } from './lib/node-version.mjs';
import { runPackage } from './lib/process.mjs';
import { inRoot } from './lib/root.mjs';

/** In order of dependence: the later ones read the declarations of the earlier ones. */
const packages = ['engine', 'migrations', 'runtime'];
const skipped = new Set(['node_modules', 'dist', 'test', 'data', 'bin']);
const configuration = /^(package|tsconfig.*)\.json$/;

function fail(what) {
  console.error(`Build of ${what} failed`);
  process.exit(1);
}

/** Data that code reads beside itself at run time; tsc copies only what it sees imported. */
function copyAssets(from, to) {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const path = join(from, entry.name);
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name)) copyAssets(path, join(to, entry.name));
    } else if (entry.name.endsWith('.json') && !configuration.test(entry.name)) {
      cpSync(path, join(to, entry.name));
    }
  }
}

requireNodeVersion();
for (const name of packages) {
  if (!existsSync(inRoot(name, 'tsconfig.build.json'))) continue;
  rmSync(inRoot(name, 'dist'), { recursive: true, force: true });
  if (!runPackage('typescript/bin/tsc', ['-p', inRoot(name, 'tsconfig.build.json')])) fail(name);
  copyAssets(inRoot(name), inRoot(name, 'dist'));
}
if (existsSync(inRoot('designer', 'index.html'))) {
  const options = { cwd: inRoot('designer') };
  if (!runPackage('vite/bin/vite.js', ['build', '--logLevel', 'warn'], options)) fail('designer');
}
