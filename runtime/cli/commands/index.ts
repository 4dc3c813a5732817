import type { Command } from '../command.ts';
import { checkCommand } from './check.ts';
import { decideCommand } from './decide.ts';
import { dueCommand } from './due.ts';
import { simulateCommand } from './simulate.ts';

/** Every command of `liandong`; the order is the order of the help. */
export const commands: readonly Command[] = [
  checkCommand,
  simulateCommand,
  decideCommand,
  dueCommand,
];
