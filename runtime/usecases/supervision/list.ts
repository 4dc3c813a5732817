import { caseScope } from '../../auth/scope.ts';
import type { PageRequest } from '../../store/queries/keyset.ts';
import { writeCursor } from '../../store/queries/keyset.ts';
import { listOrders, type OrderListRow } from '../../store/queries/supervision.ts';
import { caseHandlers } from '../../supervision/people.ts';
import type { Asking } from '../asking.ts';
import { type OrderReply, orderReply } from '../present/order-reply.ts';

export interface OrderPage {
  readonly items: OrderReply[];
  readonly next: string | null;
  readonly total: number | '10000+';
}

/** The desk: open or closed orders of the cases that the person sees. */
export async function listMyOrders(
  asking: Asking,
  request: PageRequest & { readonly state: 'open' | 'closed' },
): Promise<OrderPage> {
  const { services, principal } = asking;
  const scope = caseScope(principal, services.organisation);
  const page = await listOrders(services.store.lists, scope, request.state, request);
  const items = await repliesTo(asking, page.rows);
  return { items, next: writeCursor(page.next), total: page.total };
}

/** One order as its reader sees it. */
export async function replyTo(asking: Asking, row: OrderListRow): Promise<OrderReply> {
  const [reply] = await repliesTo(asking, [row]);
  if (!reply) throw new Error(`Expected a reply for order ${row.id}`);
  return reply;
}

async function repliesTo(
  { services, principal }: Asking,
  rows: readonly OrderListRow[],
): Promise<OrderReply[]> {
  const cases = [...new Set(rows.map((row) => row.record_id))];
  const handlers = await caseHandlers(services.store.read, services.organisation, cases);
  return rows.map((row) => {
    return orderReply(services, principal, row, handlers.get(row.record_id) ?? []);
  });
}
