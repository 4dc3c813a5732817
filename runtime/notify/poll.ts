import type { Store } from '../store/port.ts';
import { changesAfter, lastChanges } from '../store/queries/change.ts';
import type { Live } from './live.ts';

const changesMax = 500;

/**
 * Hears what other nodes committed: each writes its changes in a row of numbers of its own, so
 * that a number read is never followed by a smaller one.
 */
export class ChangePoll {
  readonly #store: Store;
  readonly #live: Live;
  readonly #ownNodes: () => readonly number[];
  readonly #heard = new Map<number, number>();

  constructor(store: Store, live: Live, ownNodes: () => readonly number[]) {
    this.#store = store;
    this.#live = live;
    this.#ownNodes = ownNodes;
  }

  /** Begins after what is there: the caches are filled from the rows that it led to. */
  async begin(): Promise<void> {
    for (const { node, n } of await lastChanges(this.#store.read)) this.#heard.set(node, n);
  }

  /** Tells what came since the last call. Throws `StoreError`; nothing is skipped then. */
  async poll(): Promise<void> {
    const own = new Set(this.#ownNodes());
    for (const { node, n } of await lastChanges(this.#store.read)) {
      if (own.has(node)) this.#heard.set(node, n);
      else await this.#hear(node, n);
    }
  }

  async #hear(node: number, last: number): Promise<void> {
    for (;;) {
      const heard = this.#heard.get(node) ?? 0;
      if (heard >= last) return;
      const rows = await changesAfter(this.#store.read, node, heard, changesMax);
      this.#live.publish(rows.map(({ topic, subject }) => ({ topic, subject })));
      this.#heard.set(node, rows.at(-1)?.n ?? last);
    }
  }
}
