import type { Command } from '../command.ts';
import { backupCommand } from './backup.ts';
import { checkCommand } from './check.ts';
import { decideCommand } from './decide.ts';
import { dueCommand } from './due.ts';
import { migrateCommand } from './migrate.ts';
import { restoreCommand } from './restore.ts';
import { simulateCommand } from './simulate.ts';
import { verifyCommand } from './verify.ts';

/** Every command of `liandong`; the order is the order of the help. */
export const commands: readonly Command[] = [
  checkCommand,
  simulateCommand,
  decideCommand,
  dueCommand,
  migrateCommand,
  backupCommand,
  restoreCommand,
  verifyCommand,
];
