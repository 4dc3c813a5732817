import type { Outcome } from '../commit/command.ts';
import type { Handled } from './handler.ts';

/** A refused command is tried again: its row stays, and an operator sees its attempts grow. */
export function handledOf(outcome: Outcome<unknown>): Handled {
  return outcome.ok ? 'done' : 'again';
}
