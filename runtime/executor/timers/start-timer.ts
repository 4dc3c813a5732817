import type { Alarm, Id } from '@liandong/engine';
import type { Context } from '../../commit/command.ts';
import type { Located } from '../../packs/packs.ts';
import type { TimerRow } from '../../store/rows/process.ts';
import type { Write } from '../../store/write.ts';
import { type EventServices, platform } from '../../usecases/instances/run-event.ts';
import { startInstance } from '../../usecases/instances/start-instance.ts';
import { handledOf } from '../handled.ts';
import type { Handled, TimerHandler } from '../handler.ts';

interface StartTimer {
  readonly definition: Id;
  /** When the process was published, in UTC milliseconds: its durations begin then. */
  readonly published: number;
  /** Null until it was counted when it rings first. */
  readonly alarm: Alarm | null;
}

/**
 * A timer that begins instances. The row that publishing made is counted once and rings then; a
 * cycle keeps its row, which moves on in the transaction of the start. A row that was published
 * over is gone.
 */
export function startTimer(services: EventServices): TimerHandler {
  return async (row) => {
    const data = JSON.parse(row.data ?? '{}') as StartTimer;
    const located = await services.packs.definition(data.definition);
    if (located === null) return 'drop';
    const { zone } = services.limits;
    const due = (limit: string, from: number) => services.limits.due(limit, from);
    const clock = { now: data.published, zone, due };
    const start = { element: row.element, use: row.part };
    const { definition } = located.process;
    const next = definition.startAlarm(start, clock, data.alarm ?? undefined);
    const move = nextWrites(row, data, next);
    return data.alarm === null ? count(services, row, move) : ring(services, row, located, move);
  };
}

/** The row moves to its next time; one that rings no more goes, with what retires it. */
function nextWrites(row: TimerRow, data: StartTimer, alarm: Alarm | null): readonly Write[] {
  const key = { id: row.id };
  if (alarm === null) {
    return [
      { op: 'delete', table: 'timer', key },
      { op: 'delete', table: 'subscription', key },
    ];
  }
  const set = { visible_at: alarm.due, attempts: 0, data: JSON.stringify({ ...data, alarm }) };
  return [{ op: 'update', table: 'timer', key, set }];
}

/** Another node that took the row meanwhile has moved it already. */
const isSame = (context: Context, { id, data }: TimerRow): boolean =>
  context.row('timer', { id })?.data === data;

async function count(
  services: EventServices,
  row: TimerRow,
  writes: readonly Write[],
): Promise<Handled> {
  const outcome = await services.commit.run({
    name: 'timer.counted',
    actor: platform,
    reads: { rows: [{ table: 'timer', key: { id: row.id } }] },
    decide: (context) => ({
      ok: true,
      answer: null,
      writes: isSame(context, row) ? writes : [],
      audit: { action: 'timer.counted', object: { type: 'timer', id: String(row.id) } },
    }),
  });
  return handledOf(outcome);
}

async function ring(
  services: EventServices,
  row: TimerRow,
  located: Located,
  along: readonly Write[],
): Promise<Handled> {
  const { process } = located.process;
  const { element, part: use } = row;
  const outcome = await startInstance(services, {
    located,
    event: { kind: 'start', process, element, use, variables: {}, parent: null },
    record: null,
    rows: [{ table: 'timer', key: { id: row.id } }],
    stands: (context) => isSame(context, row),
    along,
  });
  return handledOf(outcome);
}
