import { caseScope } from '../../auth/scope.ts';
import type { PageRequest } from '../../store/queries/keyset.ts';
import { writeCursor } from '../../store/queries/keyset.ts';
import { listOrders, type OrderListRow } from '../../store/queries/supervision.ts';
import { casePeople } from '../../supervision/people.ts';
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
  const items = await Promise.all(page.rows.map((row) => replyTo(asking, row)));
  return { items, next: writeCursor(page.next), total: page.total };
}

/** One order as its reader sees it. */
export async function replyTo(asking: Asking, row: OrderListRow): Promise<OrderReply> {
  const { services, principal } = asking;
  const { read } = services.store;
  const people = await casePeople(read, services.organisation, row.record_id, row.case_unit);
  return orderReply(services, principal, row, people.handlers);
}
