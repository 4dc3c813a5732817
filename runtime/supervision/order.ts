import type { Id } from '@liandong/engine';
import { lifecycles } from '@liandong/engine';
import type { Principal } from '../auth/principal.ts';
import type { Context, RowRead } from '../commit/command.ts';
import type { TimerRow } from '../store/rows/process.ts';
import type { RecordRow, SupervisionOrderRow } from '../store/rows/work.ts';
import { type Level, levelOf, levels } from './levels.ts';

/** What people do with an order, as the routes name it; `urge` comes with the ladder. */
export const orderOperations = ['acknowledge', 'report', 'accept', 'send-back', 'close'] as const;

export type OrderOperation = (typeof orderOperations)[number];

/** Operations of the one who was asked; the others belong to the supervisor. */
const answering: readonly OrderOperation[] = ['acknowledge', 'report'];

/** A new order, answered by `dueAt` (UTC milliseconds). */
export function newOrder(order: {
  readonly id: Id;
  readonly record: Id;
  readonly level: Level;
  readonly reason: string;
  readonly openedBy: Id;
  readonly now: number;
  readonly dueAt: number;
}): SupervisionOrderRow {
  return {
    id: order.id,
    record_id: order.record,
    level: order.level,
    open_level: order.level,
    state: lifecycles.supervisionOrder.initial,
    revision: 1,
    reason: order.reason,
    feedback: null,
    opened_by: order.openedBy,
    opened_at: order.now,
    due_at: order.dueAt,
    closed_at: null,
  };
}

const openKey = (record: Id, level: Level) => ({ record_id: record, open_level: level });

/** Reads of a case's open orders, of which there is one a level at most. */
export function openOrderReads(record: Id): readonly RowRead[] {
  return levels.map((level) => ({ table: 'supervision_order', key: openKey(record, level) }));
}

/** The open orders of a case; to be called where `openOrderReads` were read. */
export function openOrders(
  context: Pick<Context, 'row'>,
  record: Id,
): readonly SupervisionOrderRow[] {
  return levels.flatMap((level) => context.row('supervision_order', openKey(record, level)) ?? []);
}

/** Rings when the deadline has passed; its id is the order's. */
export function orderTimer(order: SupervisionOrderRow): TimerRow {
  const data = JSON.stringify({ record: order.record_id });
  const visible_at = order.due_at + 1;
  const { id } = order;
  return {
    id,
    instance_id: null,
    part: 0,
    kind: 'order',
    element: order.level,
    visible_at,
    attempts: 0,
    data,
  };
}

/**
 * A supervisor of the order's level or a higher one, or whoever opened it and still supervises.
 * Whether the person may see the case at all is asked before.
 */
export function maySupervise(
  principal: Principal,
  order: Pick<SupervisionOrderRow, 'level' | 'opened_by'>,
): boolean {
  if (principal.id === order.opened_by) return levelOf(principal) !== null;
  const from = levels.indexOf(order.level as Level);
  return levels.slice(from).some((level) => principal.rights.has(`supervise.${level}`));
}

/** Somebody who has the case's work in hand, or of its lead unit with a right to work. */
export function mayAnswer(
  principal: Principal,
  unit: RecordRow['unit_id'],
  handlers: readonly Id[],
): boolean {
  if (principal.id !== null && handlers.includes(principal.id)) return true;
  if (!principal.rights.has('task.work')) return false;
  return unit !== null && principal.posts.some((post) => post.unit === unit);
}

/** The operations that the chart allows in this state and the person may do. */
export function operationsOf(
  order: Pick<SupervisionOrderRow, 'state' | 'level' | 'opened_by'>,
  may: { readonly supervise: boolean; readonly answer: boolean },
): readonly OrderOperation[] {
  const allowed = lifecycles.supervisionOrder.allowed(order.state);
  return orderOperations.filter((operation) => {
    const mine = answering.includes(operation) ? may.answer : may.supervise;
    return mine && allowed.includes(operation);
  });
}
