import { type Clock, dateAt, durationEnd, isDate, isInterval } from './duration.ts';
import { isLimit } from './limit.ts';

/**
 * A repeating interval of ISO 8601: `R[n]/duration`, `R[n]/start/duration`, `R[n]/start/end` and
 * `R[n]/duration/end`. It rings n times, or for ever; with an end not after it.
 */
export interface Cycle {
  readonly times: number | null;
  readonly start: string | null;
  /** A duration or limit; null where the interval lies between start and end. */
  readonly interval: string | null;
  readonly end: string | null;
}

const CYCLE = /^R(\d{0,9})\/(?:([^/]+)\/)?([^/]+)$/;
const LIMITS_MAX = 10_000;

/** The parts of a cycle; null for what is none. */
export function readCycle(text: string): Cycle | null {
  const match = CYCLE.exec(text);
  if (!match) return null;
  const [, count, first = null, last = ''] = match;
  const times = count ? Number(count) : null;
  if (first === null) return cycleOf(times, null, last, null);
  if (isDate(first))
    return isDate(last) ? cycleOf(times, first, null, last) : cycleOf(times, first, last, null);
  return cycleOf(times, null, first, last);
}

/** A cycle without an interval would ring for ever in the same moment. */
const isSome = (interval: string): boolean => isInterval(interval) && /[1-9]/.test(interval);

function cycleOf(
  times: number | null,
  start: string | null,
  interval: string | null,
  end: string | null,
): Cycle | null {
  if (interval !== null && !isSome(interval)) return null;
  // Working days cannot be counted backwards.
  if (interval !== null && end !== null && (isLimit(interval) || !isDate(end))) return null;
  return { times, start, interval, end };
}

/** Whether the text says a cycle whose interval is some time. */
export function isCycle(text: string): boolean {
  const cycle = readCycle(text);
  if (!cycle) return false;
  const { start, interval, end } = cycle;
  if (interval !== null || start === null || end === null) return true;
  const [from, to] = [dateAt(start, 'UTC'), dateAt(end, 'UTC')];
  return from !== null && to !== null && from < to;
}

interface Time {
  readonly due: number;
  readonly round: number;
}

/** When it rang last. */
export interface Rung {
  readonly due: number;
  readonly round?: number;
}

/**
 * The time after `rung`, or the first one that is not over yet; where all are, the last one, so
 * that what waits for it goes on. Null when it rang for the last time, or never would.
 */
export function cycleTime(clock: Clock, cycle: Cycle, rung?: Rung): Time | null {
  const { now, zone, due } = clock;
  const { times, start, interval, end } = cycle;
  if (times === 0) return null;
  const after = rung?.due ?? now - 1;
  if (start === null && end === null) {
    const round = rung ? (rung.round ?? 0) + 1 : 0;
    const at = durationEnd(interval ?? '', rung?.due ?? now, zone, due);
    return at === null || (times !== null && round >= times) ? null : { due: at, round };
  }
  if (start !== null && interval !== null && isLimit(interval)) {
    return limitTime(clock, { times, start, interval }, rung);
  }
  if (start === null && times === null) return untilEnd(clock, cycle, after, rung);
  const at = start === null ? toEnd(clock, cycle) : fromStart(clock, cycle);
  if (!at) return null;
  const round = smallest((one) => isAfter(at(one), after));
  if (times === null || round < times) {
    const next = at(round);
    return next === null ? null : { due: next, round };
  }
  const last = rung ? null : at(times - 1);
  return last === null ? null : { due: last, round: times - 1 };
}

/** When a round rings; null beyond the years that can be counted. */
type TimeOf = (round: number) => number | null;

function fromStart({ zone, due }: Clock, { start, interval, end }: Cycle): TimeOf | null {
  const first = dateAt(start ?? '', zone);
  if (first === null) return null;
  if (interval !== null) {
    return (round) => durationEnd(interval, first, zone, due, round);
  }
  const size = (dateAt(end ?? '', zone) ?? first) - first;
  return size > 0 ? (round) => first + round * size : null;
}

/** The last round is at the end. */
function toEnd({ zone, due }: Clock, { times, interval, end }: Cycle): TimeOf | null {
  const last = dateAt(end ?? '', zone);
  if (last === null || times === null) return null;
  return (round) => durationEnd(interval ?? '', last, zone, due, round - (times - 1));
}

function untilEnd(
  { zone, due }: Clock,
  { interval, end }: Cycle,
  after: number,
  rung: Rung | undefined,
): Time | null {
  const last = dateAt(end ?? '', zone);
  if (last === null) return null;
  const before = (steps: number) => durationEnd(interval ?? '', last, zone, due, -steps);
  const passed = smallest((steps) => (before(steps) ?? after) <= after);
  const at = passed === 0 ? (rung ? null : last) : before(passed - 1);
  return at === null ? null : { due: at, round: rung ? (rung.round ?? 0) + 1 : 0 };
}

/** Limits are counted one after another, since a calendar says how long each is. */
function limitTime(
  { now, zone, due }: Clock,
  { times, start, interval }: Omit<Cycle, 'end'>,
  rung: Rung | undefined,
): Time | null {
  if (interval === null || start === null) return null;
  const first = rung ? due(interval, rung.due) : dateAt(start, zone);
  if (first === null) return null;
  let time: Time = { due: first, round: rung ? (rung.round ?? 0) + 1 : 0 };
  if (rung) return times !== null && time.round >= times ? null : time;
  for (let steps = 0; time.due < now && steps < LIMITS_MAX; steps += 1) {
    if (times !== null && time.round + 1 >= times) break;
    time = { due: due(interval, time.due), round: time.round + 1 };
  }
  return time;
}

const isAfter = (time: number | null, after: number): boolean => time === null || time > after;

/** The smallest number from 0 for which this holds; once it holds it holds for all that follow. */
function smallest(holds: (number: number) => boolean): number {
  if (holds(0)) return 0;
  let [below, above] = [0, 1];
  while (!holds(above)) [below, above] = [above, above * 2];
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if (holds(middle)) above = middle;
    else below = middle;
  }
  return above;
}
