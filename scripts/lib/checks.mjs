import { existsSync } from 'node:fs';
import { run } from './process.mjs';
import { inRoot } from './root.mjs';
import { createTally } from './tally.mjs';

const typed = ['engine', 'migrations', 'runtime', 'designer', '.'];
const layered = ['engine', 'migrations', 'runtime', 'designer', 'bench', 'test'];

/** Formatting, lint, types, layering, dead code: what needs nothing to run. */
export function staticChecks(tally = createTally()) {
  check(tally, 'format and lint', '@biomejs/biome/bin/biome', [
    'check',
    '--error-on-warnings',
    '.',
  ]);
  for (const name of typed) {
    const config = inRoot(name, 'tsconfig.json');
    if (!existsSync(config)) continue;
    check(tally, `types of ${name}`, 'typescript/bin/tsc', ['-p', config]);
  }
  const rooms = layered.filter((name) => existsSync(inRoot(name)));
  const cruise = inRoot('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const rules = ['--config', inRoot('.dependency-cruiser.cjs')];
  const preload = ['--require', inRoot('scripts', 'lib', 'cruiser-reads-typescript.cjs')];
  const args = [...preload, cruise, ...rules, ...rooms];
  checkNode(tally, 'layering', args);
  checkNode(tally, 'import cycles', args, { CRUISE: 'values' });
  check(tally, 'dead code', 'knip/bin/knip.js', ['--no-progress']);
  return tally;
}

function check(tally, title, script, args) {
  checkNode(tally, title, [inRoot('node_modules', script), ...args]);
}

function checkNode(tally, title, args, env = {}) {
  console.log(`\n== ${title}`);
  if (run(process.execPath, args, { env: { ...process.env, ...env } })) tally.pass();
  else tally.fail(title);
}
