/** A clock rings: its light turns, people are told, the breach stands in the history. */
import type { Context, Decision } from '../../commit/command.ts';
import type { Pack } from '../../packs/packs.ts';
import { type Light, usualShares } from '../../sla/light.ts';
import { lightOf } from '../../sla/limits.ts';
import { clocksOf } from '../../store/queries/case-parts.ts';
import { recordById } from '../../store/queries/record.ts';
import { taskById } from '../../store/queries/task.ts';
import type { TimerRow } from '../../store/rows/process.ts';
import type { ClockRow, TaskRow } from '../../store/rows/work.ts';
import type { Write } from '../../store/write.ts';
import { type CasePeople, casePeople, everybody } from '../../supervision/people.ts';
import { openCase, packOf } from '../../tasks/case-parts.ts';
import type { CaseWork } from '../../tasks/case-work.ts';
import { nextRing } from '../../tasks/clock-timer.ts';
import { platform } from '../instances/run-event.ts';
import type { RingServices } from './ring-services.ts';

interface Known {
  readonly timer: TimerRow;
  readonly pack: Pack;
  readonly people: CasePeople;
  /** The step of a step clock. */
  readonly task: TaskRow | null;
}

/** Handles timers of the kind `clock`, whose id is the clock's. */
export async function ringClock(
  services: RingServices,
  timer: TimerRow,
): Promise<'done' | 'drop' | 'again'> {
  const { read } = services.store;
  const { record: recordId } = JSON.parse(timer.data ?? '{}') as { record?: number };
  const record = recordId === undefined ? null : await recordById(read, recordId);
  if (!record) return 'drop';
  const clock = (await clocksOf(read, [record.id])).find(({ id }) => id === timer.id);
  const task = clock?.task_id ? await taskById(read, clock.task_id) : null;
  const pack = await packOf(services, record);
  const people = await casePeople(read, services.organisation, pack, record);
  const outcome = await services.commit.run<null>({
    name: 'ring-clock',
    actor: platform,
    reads: {
      record: record.id,
      rows: [
        { table: 'timer', key: { id: timer.id } },
        { table: 'clock', key: { id: timer.id } },
      ],
    },
    decide: (context) => decide(services, context, { timer, pack, people, task }),
  });
  return outcome.ok ? 'done' : 'again';
}

function decide(services: RingServices, context: Context, known: Known): Decision<null> {
  const { timer, pack } = known;
  const { record, now } = context;
  const clock = context.row('clock', { id: timer.id });
  const object = { type: 'clock', id: String(timer.id) };
  const gone: Write = { op: 'delete', table: 'timer', key: { id: timer.id } };
  const runs = clock?.state === 'running' && context.row('timer', { id: timer.id }) !== null;
  if (!record || !clock || !runs) {
    const audit = { action: 'clock.rung', object, result: 'gone' };
    return { ok: true, answer: null, writes: [gone], audit };
  }
  const light = lightOf(clock, now);
  const next = nextRing(clock, now);
  const moved: Write =
    next === null
      ? gone
      : {
          op: 'update',
          table: 'timer',
          key: { id: timer.id },
          set: { visible_at: next, attempts: 0 },
        };
  const audit = { action: 'clock.rung', object, data: { case: String(record.id), light } };
  if (light === 'green') return { ok: true, answer: null, writes: [moved], audit };
  const work = openCase(services, context, { pack, actor: platform, record });
  work.also(moved);
  if (light === 'red') breach(work, clock, known, now);
  else warn(work, clock, known, light);
  return { ok: true, answer: null, ...work.finish(), audit };
}

/** Past the limit: a line of history, and everybody whom it concerns. */
function breach(work: CaseWork, clock: ClockRow, { people, task }: Known, now: number): void {
  // Once for each due time: a limit that was lengthened since can pass again.
  if (clock.breached_at !== null && clock.breached_at > clock.due_at) return;
  work.also({ op: 'update', table: 'clock', key: { id: clock.id }, set: { breached_at: now } });
  const due = work.moment(clock.due_at);
  const kind = clock.kind === 'case' ? 'clock.case-breached' : 'clock.step-breached';
  const step = task ? { element: task.element, task: task.id } : {};
  work.line({ kind, ...step, data: { due, limit: clock.limit_text } });
  work.notify(everybody(people), 'clock-breached', { due });
}

/** Yellow tells the handlers, orange the heads too. */
function warn(work: CaseWork, clock: ClockRow, { people, pack }: Known, light: Light): void {
  const due = work.moment(clock.due_at);
  const { yellow } = pack.limits.lights ?? usualShares;
  const share = `${Math.round(yellow * 100)}%`;
  if (light === 'yellow') work.notify(people.handlers, 'clock-yellow', { due, share });
  else work.notify([...people.handlers, ...people.heads], 'clock-orange', { due });
}
