import { EngineError } from '../errors.ts';
import type { Lifecycle } from './tabulate.ts';

/** The next state. An illegal step is a programming error: callers ask `allowed` before. */
export function move(lifecycle: Lifecycle, state: string, event: string): string {
  const next = lifecycle.next(state, event);
  if (next === null) {
    throw new EngineError(
      'illegal-transition',
      `Expected ${lifecycle.name} to allow ${event} but it is ${state}`,
    );
  }
  return next;
}
