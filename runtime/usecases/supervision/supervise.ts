import type { Command, Context, Decision, Outcome } from '../../commit/command.ts';
import type { Pack } from '../../packs/packs.ts';
import { recordById } from '../../store/queries/record.ts';
import type { OrderListRow } from '../../store/queries/supervision.ts';
import { badgeOf, type Level, levelOf } from '../../supervision/levels.ts';
import { newOrder, orderTimer } from '../../supervision/order.ts';
import { type CasePeople, casePeople, everybody } from '../../supervision/people.ts';
import { openCase, packOf } from '../../tasks/case-parts.ts';
import { type Asking, commandOf, refuse, userOf } from '../asking.ts';

export interface Supervise {
  readonly caseId: number;
  readonly reason: string;
}

interface Known extends Supervise {
  readonly level: Level;
  readonly pack: Pack;
  readonly people: CasePeople;
}

/**
 * 一键督办: opens one order of the person's level with its deadline, notifies handlers, unit head
 * and dispatcher, and puts the badge on the case. `order-open` names the open order of this level.
 */
export async function supervise(asking: Asking, order: Supervise): Promise<Outcome<OrderListRow>> {
  const { services, principal } = asking;
  const level = levelOf(principal);
  if (!level) return refuse('not-allowed', 'Opening an order needs a right to supervise');
  const record = await recordById(services.store.read, order.caseId);
  if (!record) return refuse('not-found', `There is no case ${order.caseId}`);
  const pack = await packOf(services, record);
  const people = await casePeople(services.store.read, services.organisation, pack, record);
  const known: Known = { ...order, level, pack, people };
  const command: Command<OrderListRow> = {
    name: 'supervise',
    ...commandOf(asking),
    reads: {
      record: order.caseId,
      rows: [
        {
          table: 'supervision_order',
          key: { record_id: order.caseId, open_level: level },
        },
      ],
    },
    decide: (context) => decide(asking, context, known),
  };
  return services.commit.run(command);
}

function decide(asking: Asking, context: Context, known: Known): Decision<OrderListRow> {
  const { services, principal } = asking;
  const { record, now } = context;
  const { level, pack, people, reason, caseId } = known;
  if (!record) return refuse('not-found', `There is no case ${caseId}`);
  if (record.closed_at !== null) return refuse('state-conflict', 'The case is closed');
  const open = context.row('supervision_order', { record_id: caseId, open_level: level });
  if (open) {
    const data = { order: String(open.id) };
    return refuse('order-open', `Order ${open.id} of level ${level} is open`, { data });
  }
  const dueAt = services.limits.due(pack.limits.orders[level].limit, now);
  const row = newOrder({
    id: context.nextId(),
    record: caseId,
    level,
    reason,
    openedBy: userOf(asking),
    now,
    dueAt,
  });
  const work = openCase(services, context, { pack, actor: principal.actor, record });
  work.also(
    { op: 'insert', table: 'supervision_order', row },
    { op: 'insert', table: 'timer', row: orderTimer(row) },
  );
  const badge = badgeOf([level, record.supervision]);
  work.set({ supervision: badge });
  const due = work.moment(dueAt);
  work.line({ kind: 'order.opened', data: { level, reason, due, order: String(row.id) } });
  work.notify(everybody(people), 'order-opened', { level, reason, due });
  work.touch('order', String(caseId));
  const { number, title, unit_id } = record;
  return {
    ok: true,
    answer: { ...row, case_number: number, case_title: title, case_unit: unit_id },
    ...work.finish(),
    audit: {
      action: 'order.opened',
      object: { type: 'order', id: String(row.id) },
      data: { case: String(caseId), level, due: dueAt },
    },
  };
}
