import type { TimerRow } from '../store/rows/process.ts';
import type { ClockRow } from '../store/rows/work.ts';

/**
 * The one timer row of a clock: it has the clock's id and moves on from light to light. It rings
 * just after the due time, since finishing in that very millisecond is on time.
 */
export function clockTimer(clock: ClockRow): {
  readonly op: 'insert';
  readonly table: 'timer';
  readonly row: TimerRow;
} {
  const row: TimerRow = {
    id: clock.id,
    instance_id: null,
    part: 0,
    kind: 'clock',
    element: clock.kind,
    visible_at: Math.min(clock.yellow_at, clock.orange_at, clock.due_at + 1),
    attempts: 0,
    data: JSON.stringify({ record: clock.record_id }),
  };
  return { op: 'insert', table: 'timer', row };
}

/** When the timer rings next after `now`; null after the breach. */
export function nextRing(clock: ClockRow, now: number): number | null {
  const rings = [clock.yellow_at, clock.orange_at, clock.due_at + 1];
  return rings.find((at) => at > now) ?? null;
}
