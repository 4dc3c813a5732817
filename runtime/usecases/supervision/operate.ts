import { lifecycles } from '@liandong/engine';
import { caseScope } from '../../auth/scope.ts';
import type { Command, Context, Decision, Outcome } from '../../commit/command.ts';
import type { Pack } from '../../packs/packs.ts';
import { recordById } from '../../store/queries/record.ts';
import { type OrderListRow, orderById } from '../../store/queries/supervision.ts';
import { openableRecords } from '../../store/queries/visible.ts';
import type { SupervisionOrderRow } from '../../store/rows/work.ts';
import { badgeOf } from '../../supervision/levels.ts';
import {
  mayAnswer,
  maySupervise,
  type OrderOperation,
  openOrderReads,
  openOrders,
} from '../../supervision/order.ts';
import { type CasePeople, casePeople } from '../../supervision/people.ts';
import { openCase, packOf } from '../../tasks/case-parts.ts';
import type { CaseWork } from '../../tasks/case-work.ts';
import type { HistoryKind } from '../../tasks/history-kinds.ts';
import { type Asking, commandOf, refuse } from '../asking.ts';

export interface OperateOrder {
  readonly orderId: number;
  readonly operation: OrderOperation;
  /** What the unit reports, or why the report goes back. */
  readonly feedback: string | null;
}

interface Known extends OperateOrder {
  readonly row: OrderListRow;
  readonly pack: Pack;
  readonly people: CasePeople;
}

const lines: { readonly [O in OrderOperation]: HistoryKind } = {
  acknowledge: 'order.acknowledged',
  report: 'order.reported',
  accept: 'order.accepted',
  'send-back': 'order.sent-back',
  close: 'order.closed',
};

/**
 * Moves an order along its chart: the unit acknowledges and reports, the supervisor accepts, sends
 * back or closes. `state-conflict` where the chart does not allow it; who may not open the case
 * learns nothing of its orders.
 */
export async function operateOrder(
  asking: Asking,
  order: OperateOrder,
): Promise<Outcome<OrderListRow>> {
  const { services } = asking;
  const { read } = services.store;
  const row = await orderById(read, order.orderId);
  const record = row && (await mayOpen(asking, row)) ? await recordById(read, row.record_id) : null;
  if (!row || !record) return refuse('not-found', `There is no order ${order.orderId}`);
  const pack = await packOf(services, record);
  const people = await casePeople(read, services.organisation, pack, record);
  const known: Known = { ...order, row, pack, people };
  const command: Command<OrderListRow> = {
    name: `order-${order.operation}`,
    ...commandOf(asking),
    reads: {
      record: row.record_id,
      rows: [{ table: 'supervision_order', key: { id: row.id } }, ...openOrderReads(row.record_id)],
    },
    decide: (context) => decide(asking, context, known),
  };
  return services.commit.run(command);
}

async function mayOpen({ services, principal }: Asking, row: OrderListRow): Promise<boolean> {
  const { organisation, store } = services;
  const viewer = {
    scope: caseScope(principal, organisation),
    candidateKeys: principal.candidateKeys,
  };
  return (await openableRecords(store.read, [row.record_id], viewer)).has(row.record_id);
}

function decide(asking: Asking, context: Context, known: Known): Decision<OrderListRow> {
  const { services, principal } = asking;
  const { operation, pack, row, people } = known;
  const { record } = context;
  const order = context.row('supervision_order', { id: row.id });
  if (!record || !order) return refuse('not-found', `There is no order ${row.id}`);
  const answering = operation === 'acknowledge' || operation === 'report';
  const may = answering
    ? mayAnswer(principal, record.unit_id, people.handlers)
    : maySupervise(principal, order);
  if (!may) return refuse('not-allowed', `Expected somebody who may ${operation} this order`);
  const state = lifecycles.supervisionOrder.next(order.state, operation);
  if (state === null) {
    return refuse('state-conflict', `An order that is ${order.state} cannot ${operation}`);
  }
  const next = move(order, { state, feedback: known.feedback, now: context.now, operation });
  const work = openCase(services, context, { pack, actor: principal.actor, record });
  const { revision } = order;
  const key = { id: order.id };
  work.also({ op: 'update', table: 'supervision_order', key, set: next, expect: { revision } });
  if (state === 'closed') {
    work.also({ op: 'delete', table: 'timer', key: { id: order.id } });
    work.set({ supervision: badgeOf(levelsBeside(context, order)) });
  }
  tell(work, next, known);
  const { number, title, unit_id } = record;
  return {
    ok: true,
    answer: { ...next, case_number: number, case_title: title, case_unit: unit_id },
    ...work.finish(),
    audit: {
      action: lines[operation],
      object: { type: 'order', id: String(order.id) },
      data: { case: String(record.id), level: order.level },
    },
  };
}

function move(
  order: SupervisionOrderRow,
  change: {
    readonly state: string;
    readonly feedback: string | null;
    readonly now: number;
    readonly operation: OrderOperation;
  },
): SupervisionOrderRow {
  const closed = change.state === 'closed';
  return {
    ...order,
    state: change.state,
    revision: order.revision + 1,
    feedback: change.operation === 'report' ? change.feedback : order.feedback,
    open_level: closed ? null : order.open_level,
    closed_at: closed ? change.now : order.closed_at,
  };
}

/** Levels whose orders stay open when this one closes. */
function levelsBeside(context: Context, closing: SupervisionOrderRow): readonly string[] {
  const open = openOrders(context, closing.record_id);
  return open.filter(({ id }) => id !== closing.id).map(({ level }) => level);
}

/** The line of history, and the notice to the other side. */
function tell(work: CaseWork, order: SupervisionOrderRow, known: Known): void {
  const { operation, people } = known;
  const { level } = order;
  const feedback = known.feedback ?? '';
  work.line({ kind: lines[operation], data: { level, feedback, order: String(order.id) } });
  if (operation === 'report') work.notify([order.opened_by], 'order-reported', { level, feedback });
  if (operation === 'send-back') {
    work.notify(people.handlers, 'order-sent-back', { level, feedback });
  }
  work.touch('order', String(order.record_id));
}
