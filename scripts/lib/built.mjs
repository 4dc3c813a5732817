import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { run } from './process.mjs';
import { inRoot, root } from './root.mjs';

const stamp = inRoot('.build-stamp');
const skipped = new Set(['node_modules', 'dist', 'test', 'data']);
const rooms = ['engine', 'migrations', 'runtime', 'designer'];

function* sources(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name)) yield* sources(path);
    } else if (!entry.name.endsWith('.md')) yield path;
  }
}

/** Changes when a source file is written, added or removed. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'tsconfig.base.json']) {
    if (existsSync(inRoot(file))) hash.update(readFileSync(inRoot(file)));
  }
  for (const room of rooms) {
    for (const path of sources(inRoot(room))) {
      const { mtimeMs, size } = statSync(path);
      hash.update(`${relative(root, path)} ${mtimeMs} ${size}\n`);
    }
  }
  return hash.digest('hex');
}

const complete = () => ['engine', 'runtime'].every((room) => existsSync(inRoot(room, 'dist')));

/**
 * Builds what changed since the last build; false when that fails. With `quiet` the build writes to
 * the error output, so that the output proper stays free for results.
 */
export function ensureBuilt({ quiet = false } = {}) {
  const wanted = fingerprint();
  if (complete() && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true;
  console.error('Building ...');
  const stdio = ['ignore', quiet ? 2 : 'inherit', 'inherit'];
  if (!run(process.execPath, [inRoot('scripts', 'build.mjs')], { stdio })) return false;
  writeFileSync(stamp, wanted);
  return true;
}
