import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { inRoot, root } from './root.mjs';

/** Runs a program to its end in the repository's folder; true when it ended with 0. */
export function run(command, args, options = {}) {
  const defaults = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] };
  const result = spawnSync(command, args, { ...defaults, ...options });
  if (result.error) console.error(`${command}: ${result.error.message}`);
  return result.status === 0;
}

/** Runs a script of an installed package with this Node. */
export function runPackage(script, args, options) {
  return run(process.execPath, [inRoot('node_modules', script), ...args], options);
}

/** As `run`, without stopping this process: servers that it started go on being heard. */
export async function runBeside(command, args, options = {}) {
  const defaults = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] };
  const child = spawn(command, args, { ...defaults, ...options });
  const [code] = await once(child, 'exit');
  return code === 0;
}

/**
 * Runs a program in place of this one: same terminal, signals passed on, and this process ends as
 * the program ended.
 */
export function become(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`${command}: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (constants.signals[signal] ?? 0));
  });
}
