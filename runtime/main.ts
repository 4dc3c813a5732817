import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { seedDemonstration, seedEmpty } from './demonstration/seed.ts';
import { runProgram } from './program.ts';

export { type Config, defaults, readConfig } from './config.ts';
export { type NodeOptions, type RunningNode, startNode } from './node.ts';

/** Whether this file is the program, and not imported by another. */
function isProgram(): boolean {
  const program = process.argv[1];
  return program !== undefined && realpathSync(program) === fileURLToPath(import.meta.url);
}

if (isProgram()) {
  process.exitCode = await runProgram({ demonstration: seedDemonstration, empty: seedEmpty });
}
