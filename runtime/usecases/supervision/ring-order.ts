import type { Context, Decision } from '../../commit/command.ts';
import type { Pack } from '../../packs/packs.ts';
import { recordById } from '../../store/queries/record.ts';
import type { TimerRow } from '../../store/rows/process.ts';
import type { Write } from '../../store/write.ts';
import { openCase, packOf } from '../../tasks/case-parts.ts';
import type { RingServices } from '../clocks/ring-services.ts';
import { platform } from '../instances/run-event.ts';

/** States in which the supervisor still waits for an answer. */
const unanswered = ['opened', 'acknowledged', 'sentBack'];

/** Handles timers of the kind `order`, whose id is the order's: its deadline has passed. */
export async function ringOrder(
  services: RingServices,
  timer: TimerRow,
): Promise<'done' | 'drop' | 'again'> {
  const { record: recordId } = JSON.parse(timer.data ?? '{}') as { record?: number };
  const record = recordId === undefined ? null : await recordById(services.store.read, recordId);
  if (!record) return 'drop';
  const pack = await packOf(services, record);
  const outcome = await services.commit.run<null>({
    name: 'ring-order',
    actor: platform,
    reads: {
      record: record.id,
      rows: [
        { table: 'timer', key: { id: timer.id } },
        { table: 'supervision_order', key: { id: timer.id } },
      ],
    },
    decide: (context) => decide(services, context, timer.id, pack),
  });
  return outcome.ok ? 'done' : 'again';
}

function decide(services: RingServices, context: Context, id: number, pack: Pack): Decision<null> {
  const { record } = context;
  const order = context.row('supervision_order', { id });
  const gone: Write = { op: 'delete', table: 'timer', key: { id } };
  const audit = { action: 'order.breached', object: { type: 'order', id: String(id) } };
  const waits = context.row('timer', { id }) !== null;
  if (!record || !order || !waits || !unanswered.includes(order.state)) {
    return { ok: true, answer: null, writes: [gone], audit: { ...audit, result: 'gone' } };
  }
  const work = openCase(services, context, { pack, actor: platform, record });
  work.also(gone);
  const due = work.moment(order.due_at);
  work.notify([order.opened_by], 'order-breached', { level: order.level, due });
  return { ok: true, answer: null, ...work.finish(), audit };
}
