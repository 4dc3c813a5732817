import type { Alarm } from '../model/definition.ts';
import { cycleTime, isCycle, type Rung, readCycle } from './cycle.ts';
import { type Clock, dateAt, durationEnd, isDate, isInterval } from './duration.ts';

/** Whether a text says a time itself: a date, a duration, a limit or a cycle of them. */
export function isPlain(text: string): boolean {
  return isInterval(text) || isDate(text) || isCycle(text);
}

/**
 * When a timer with this text rings next: after `rung`, its last time, or for the first time. Null
 * for texts that say no time and for cycles that are over.
 */
export function alarmAt(clock: Clock, text: string, rung?: Rung): Alarm | null {
  const cycle = readCycle(text);
  if (cycle) {
    const next = cycleTime(clock, cycle, rung);
    return next && { ...next, text };
  }
  if (rung) return null;
  const { now, zone, due } = clock;
  const at = isDate(text) ? dateAt(text, zone) : durationEnd(text, now, zone, due);
  return at === null ? null : { due: at, text };
}
