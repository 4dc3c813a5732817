import type { Store } from '../store/port.ts';
import { deleteRow, dueIds, lease, makeVisibleAt, nextVisible } from '../store/queries/executor.ts';
import type { OutboxRow, TimerRow } from '../store/rows/process.ts';
import type { Clock } from './clock.ts';
import type { Handled } from './handler.ts';

export interface LaneOptions<Row> {
  readonly store: Store;
  readonly clock: Clock;
  readonly table: Row extends TimerRow ? 'timer' : 'outbox';
  handle(row: Row): Promise<Handled>;
  onFault(message: string, error: unknown): void;
  /** Rows leased at once. */
  readonly batch?: number;
}

/** How long a handler has before another node may take the row. */
const leaseMs = 30_000;
const retryMsMax = 300_000;

/** 1 s, 2 s, 4 s ... up to five minutes. */
function retryDelayMs(attempts: number): number {
  return Math.min(1000 * 2 ** Math.min(attempts, 20), retryMsMax);
}

/** Leases the due rows of one table and hands them to their handlers. */
export class Lane<Row extends TimerRow | OutboxRow> {
  readonly #options: LaneOptions<Row>;

  constructor(options: LaneOptions<Row>) {
    this.#options = options;
  }

  /** Handles what is due, up to one batch; answers how many rows were taken. */
  async runOnce(): Promise<number> {
    const { store, clock, table, batch = 100 } = this.#options;
    const now = clock.now();
    const ids = await dueIds(store.read, table, now, batch);
    if (ids.length === 0) return 0;
    const times = { now, until: now + leaseMs };
    const rows = await store.transaction((transaction) =>
      lease(store.dialect, transaction, table, ids, times),
    );
    await Promise.all(rows.map((row) => this.#handle(row as Row)));
    return rows.length;
  }

  /** When the next row becomes visible; null when there is none. */
  nextAt(): Promise<number | null> {
    return nextVisible(this.#options.store.read, this.#options.table);
  }

  async #handle(row: Row): Promise<void> {
    const { store, clock, table, onFault } = this.#options;
    let handled: Handled;
    try {
      handled = await this.#options.handle(row);
    } catch (error) {
      onFault(`A ${table} of the kind ${row.kind} could not be handled`, error);
      handled = 'again';
    }
    if (handled === 'done') return;
    try {
      await store.transaction(async (transaction) => {
        if (handled === 'drop') return deleteRow(transaction, table, row.id);
        const at = clock.now() + retryDelayMs(row.attempts);
        await makeVisibleAt(transaction, table, row.id, at);
      });
    } catch (error) {
      // The lease ends by itself; the row is then taken again.
      onFault(`A ${table} could not be put back`, error);
    }
  }
}
