import { type Count, count, type Timing } from './due.ts';

/** Green, yellow and orange from their share of the limit or near the end, red when past. */
export type Light = 'green' | 'yellow' | 'orange' | 'red';

/** UTC milliseconds at which each light begins. Those that never show begin with the next one. */
export type LightTimes = {
  readonly yellowAt: number;
  readonly orangeAt: number;
  readonly redAt: number;
};

/** What is left until the due time, or has passed since it, in whole days, hours and minutes. */
export type Remaining = {
  readonly overdue: boolean;
  /** Working days and hours for `wd` and `wh`, natural ones for `h` and `d`. */
  readonly kind: 'working' | 'natural';
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
};

/** From which fraction of the limit a light shows; packs say their own in `limits.json`. */
export type LightShares = { readonly yellow: number; readonly orange: number };

/** The shares of packs that say none. */
export const usualShares: LightShares = { yellow: 0.75, orange: 0.9 };

const hourMs = 3_600_000;
const nearDueMs = 2 * hourMs;
const nearDueLimitMs = 8 * hourMs;

/**
 * The fraction of the limit that is used, 0 before counting starts. It stays at 1 while rounding
 * (`wd`, `d`) still gives time, and grows beyond 1 only after the due time.
 */
export function used(timing: Timing, now: number): number {
  const counted = count(timing, now);
  const fraction = elapsed(counted, counted.line.at, now) / counted.length;
  return now <= counted.dueAt ? Math.min(fraction, 1) : Math.max(fraction, 1);
}

/** The light at this moment. */
export function light(timing: Timing, now: number, shares = usualShares): Light {
  const { yellowAt, orangeAt, redAt } = lightTimes(timing, now, shares);
  if (now >= redAt) return 'red';
  if (now >= orangeAt) return 'orange';
  return now >= yellowAt ? 'yellow' : 'green';
}

/**
 * When each light begins: the instants of the timer rows. Compute them again when a limit is
 * extended or a pause ends; while a pause lasts they lie as far ahead as if it ended at `now`.
 */
export function lightTimes(timing: Timing, now?: number, shares = usualShares): LightTimes {
  const counted = count(timing, now);
  const redAt = counted.dueAt + 1;
  const orangeAt = Math.min(
    whenElapsed(counted, counted.line, counted.length * shares.orange),
    nearDueAt(counted) ?? redAt,
    redAt,
  );
  const yellowAt = whenElapsed(counted, counted.line, counted.length * shares.yellow);
  return { yellowAt: Math.min(yellowAt, orangeAt), orangeAt, redAt };
}

/** What is left, with planned pauses taken off, or what has passed since the due time. */
export function remaining(timing: Timing, now: number): Remaining {
  const counted = count(timing, now);
  const { calendar, limit } = timing;
  const overdue = now > counted.dueAt;
  const { at } = counted.line;
  const ms = overdue
    ? at(now) - at(counted.dueAt)
    : elapsed(counted, at, counted.dueAt) - elapsed(counted, at, now);
  const working = limit.unit === 'wd' || limit.unit === 'wh';
  const perDayMs = working ? calendar.workMsPerDay : 24 * hourMs;
  const days = Math.floor(ms / perDayMs);
  const hours = Math.floor((ms - days * perDayMs) / hourMs);
  const minutes = Math.floor((ms - days * perDayMs - hours * hourMs) / 60_000);
  return { overdue, kind: working ? 'working' : 'natural', days, hours, minutes };
}

/** Time from the beginning to `utcMs` on a line, without the pauses that count. */
function elapsed(counted: Count, at: (utcMs: number) => number, utcMs: number): number {
  if (utcMs <= counted.begin) return 0;
  let sum = at(utcMs) - at(counted.begin);
  for (const { from, to } of counted.spans) {
    if (from >= utcMs) break;
    sum -= at(Math.min(to, utcMs)) - at(from);
  }
  return sum;
}

/** The first instant at which this much has elapsed. */
function whenElapsed(counted: Count, line: Count['line'], ms: number): number {
  let position = line.at(counted.begin) + Math.ceil(ms);
  for (const { from, to } of counted.spans) {
    const pausedAt = line.at(from);
    if (position <= pausedAt) break;
    position += line.at(to) - pausedAt;
  }
  return line.when(position);
}

/**
 * The first millisecond with less than two working hours left, when the limit is longer than eight.
 * For natural units the working hours between beginning and due time say how long it is, so that
 * a limit over a night or a weekend is not near its end from the start.
 */
function nearDueAt(counted: Count): number | null {
  const { worked, whenWorked } = counted.timing.calendar;
  const workingMs = elapsed(counted, worked, counted.dueAt);
  const natural = counted.timing.limit.unit === 'h' || counted.timing.limit.unit === 'd';
  if ((natural ? workingMs : counted.length) <= nearDueLimitMs) return null;
  const line = { at: worked, when: whenWorked };
  return whenElapsed(counted, line, workingMs - nearDueMs + 1);
}
