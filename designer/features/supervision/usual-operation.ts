import type { Order } from '@liandong/runtime/api-types';

type Operation = Order['operations'][number];

/**
 * The next step of the order's chart for the reader, null where the next is somebody else's.
 * Closing is the next step of an accepted order only; before that it gives the answer up.
 */
export function usualOperation(order: Pick<Order, 'state' | 'operations'>): Operation | null {
  const first = order.operations[0] ?? null;
  return first === 'close' && order.state !== 'accepted' ? null : first;
}
