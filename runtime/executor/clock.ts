import type { Store } from '../store/port.ts';

/** The time of a node, in UTC milliseconds. */
export interface Clock {
  now(): number;
}

/**
 * The database's time without a round trip: the offset to the node's own clock is measured again
 * with every `measure`, so that nodes whose clocks differ agree on when a timer is due.
 */
export class DatabaseClock implements Clock {
  readonly #store: Store;
  #offset = 0;

  private constructor(store: Store) {
    this.#store = store;
  }

  static async open(store: Store): Promise<DatabaseClock> {
    const clock = new DatabaseClock(store);
    await clock.measure();
    return clock;
  }

  now(): number {
    return Date.now() + this.#offset;
  }

  /** Throws `StoreError` when the database cannot be reached; the old offset stands. */
  async measure(): Promise<void> {
    if (this.#store.dialect === 'sqlite') return;
    const before = Date.now();
    const there = await this.#store.now();
    this.#offset = Math.round(there - (before + Date.now()) / 2);
  }
}
