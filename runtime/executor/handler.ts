import type { OutboxRow, TimerRow } from '../store/rows/process.ts';

/**
 * What became of a leased row. `done`: its row is gone, or was moved by the handler's own command.
 * `drop`: it has no meaning any more, the executor deletes it. `again`: try later.
 */
export type Handled = 'done' | 'drop' | 'again';

/** Handles one kind of timer: in one command, which also deletes or moves the timer's row. */
export type TimerHandler = (timer: TimerRow) => Promise<Handled>;

/** Handles one kind of outbox row: in one command, which also deletes the row. */
export type OutboxHandler = (row: OutboxRow) => Promise<Handled>;

/** Handlers by kind. */
export interface Handlers {
  readonly timers: { readonly [kind: string]: TimerHandler };
  readonly outbox: { readonly [kind: string]: OutboxHandler };
}
