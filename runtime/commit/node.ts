import { randomUUID } from 'node:crypto';
import type { ChainHead } from '../audit/chain.ts';
import { type Store, StoreError } from '../store/port.ts';
import { beat, heads, nodes, takeNode } from '../store/queries/node.ts';

/** A number whose holder has not shown itself for so long is free. */
const nodeExpiryMs = 30_000;

/** A number of the `node` table; it keys one audit chain and one list of changes. */
export interface NodeLease {
  readonly id: number;
  readonly holder: string;
  audit: ChainHead;
  change: number;
}

/** Takes the smallest free number. Throws `StoreError` when the database cannot be reached. */
export async function acquireNode(store: Store): Promise<NodeLease> {
  const holder = randomUUID();
  for (;;) {
    try {
      const now = await store.now();
      const lease = await store.transaction(async (transaction) => {
        const taken = await nodes(transaction);
        const old = taken.find((row) => row.heartbeat_at + nodeExpiryMs < now);
        const gap = taken.findIndex((row, at) => row.id !== at + 1);
        const free = gap === -1 ? taken.length + 1 : gap + 1;
        const id = old === undefined ? free : Math.min(old.id, free);
        if (old !== undefined && old.id === id) {
          if (!(await takeNode(transaction, old, holder, now))) return null;
        } else {
          const row = { id, holder, heartbeat_at: now };
          await transaction.apply([{ op: 'insert', table: 'node', row }]);
        }
        return { id, holder, ...(await heads(transaction, id)) };
      });
      if (lease !== null) return lease;
    } catch (error) {
      const again = error instanceof StoreError && /^(duplicate|conflict)$/.test(error.failure);
      if (!again) throw error;
    }
  }
}

/** Shows that the node lives; false when its number was lost. */
export async function beatNode(store: Store, lease: NodeLease): Promise<boolean> {
  const now = await store.now();
  return store.transaction((transaction) => beat(transaction, lease.id, lease.holder, now));
}

/** Gives the number back, so that a restart takes it again at once. */
export async function releaseNode(store: Store, lease: NodeLease): Promise<void> {
  await store.transaction((transaction) => beat(transaction, lease.id, lease.holder, 0));
}
