import type { Id } from '@liandong/engine';
import type { Store } from '../store/port.ts';
import { leaseIds } from '../store/queries/node.ts';

/** One step draws at most so many: an activation takes a few, and a step has 200,000 of them. */
const reserve = 500_000;
const blockSize = 2_000_000;

/** Thrown by `next` when the leased ids are used up; the batch is run again after `ensure`. */
export class OutOfIds extends Error {}

/** Ids below 2^53 from blocks that the node leases, so that drawing one costs no round trip. */
export class IdSource {
  readonly #store: Store;
  #next = 0;
  #end = 0;
  #spare: { first: Id; end: Id } | null = null;
  #leasing: Promise<void> | null = null;

  constructor(store: Store) {
    this.#store = store;
  }

  next(): Id {
    if (this.#next >= this.#end) {
      if (this.#spare === null) throw new OutOfIds('The leased ids are used up');
      this.#next = this.#spare.first;
      this.#end = this.#spare.end;
      this.#spare = null;
    }
    return this.#next++;
  }

  /** Leases a block when few ids are left; to be awaited outside any transaction. */
  async ensure(): Promise<void> {
    if (this.#end - this.#next >= reserve || this.#spare !== null) return;
    this.#leasing ??= this.#lease().finally(() => {
      this.#leasing = null;
    });
    await this.#leasing;
  }

  async #lease(): Promise<void> {
    const first = await this.#store.transaction((transaction) =>
      leaseIds(transaction, 'id', blockSize),
    );
    this.#spare = { first, end: first + blockSize };
  }
}
