import { parseLimit } from '../sla/limit.ts';
import { dayMs, type Zone } from '../sla/zone.ts';
import type { PlannedAppeal } from './plan.ts';
import type { Random } from './random.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const opensMs = 8.5 * hourMs;
const closesMs = 17 * hourMs;

/** What happens together: fewer commits, and the same in the same minute of a busy office. */
export const slotMs = 30 * minuteMs;

/** How long after the last step each step is done, in hours: least and most. */
const hours: { readonly [element: string]: readonly [number, number] } = {
  intake: [0.2, 1],
  claim: [0.3, 2],
  dispatch: [0.3, 2],
  'accept-order': [0.5, 5],
  'return-review': [1, 6],
  handle: [2, 40],
  review: [1, 8],
  callback: [3, 20],
  'second-handle': [6, 40],
};

/** How long ago the last step of an appeal that is over may be, and of one that waits. */
const pastDaysMax = 18;
const waitingHoursMax = 20;
/** Share of the appeals that take longer than they may. */
const lateShare = 0.06;
/** Steps of which the limit of the case says nothing. */
const afterLimit = new Set(['callback', 'second-handle']);

/**
 * When an appeal is reported and each of its steps is done, in UTC milliseconds: in order, the
 * last of them before `now`; in office hours unless its limit runs day and night. Most keep their
 * limit, some do not.
 */
export function timetable(
  random: Random,
  appeal: PlannedAppeal,
  now: number,
  zone: Zone,
): readonly number[] {
  const { allowed, always } = limitOf(appeal);
  const late = random.chance(lateShare);
  const share = late ? 1.1 + random.next() * 0.5 : 0.3 + random.next() * 0.45;
  const delays = delaysOf(random, appeal, allowed * share);
  const waits = Math.min(waitingHoursMax * hourMs, allowed * share) * random.next();
  const idle = appeal.waits === null ? random.next() * pastDaysMax * dayMs : waits;
  const length = delays.reduce((sum, delay) => sum + delay, 0);
  const timeOf = (utcMs: number) => (always ? utcMs : officeTime(utcMs, zone));
  for (let start = now - idle - length; ; start -= hourMs) {
    const times = [timeOf(start)];
    for (const delay of delays) times.push(timeOf((times.at(-1) ?? start) + delay));
    const last = times.at(-1) ?? start;
    if (last < now - slotMs / 2) return times;
  }
}

/** What the category allows, in clock time of those who work on it; `always` by day and night. */
function limitOf({ category }: PlannedAppeal): { allowed: number; always: boolean } {
  const limit = parseLimit(category.limit ?? '') ?? { amount: 5, unit: 'wd' as const };
  const perUnit = { h: hourMs, wh: 2 * hourMs, wd: 20 * hourMs, d: dayMs }[limit.unit];
  return { allowed: limit.amount * perUnit, always: limit.unit === 'h' };
}

/** Delays of the steps, shortened where the limit asks for it. */
function delaysOf(random: Random, appeal: PlannedAppeal, allowed: number): number[] {
  const drawn = appeal.steps.map(({ element }) => {
    const [least, most] = hours[element] ?? [1, 4];
    return (least + random.next() * (most - least)) * hourMs;
  });
  const counted = drawn.filter((_, at) => !afterLimit.has(appeal.steps[at]?.element ?? ''));
  const total = counted.reduce((sum, delay) => sum + delay, 0);
  const scale = Math.min(1, allowed / Math.max(total, 1));
  return drawn.map((delay, at) =>
    afterLimit.has(appeal.steps[at]?.element ?? '') ? delay : delay * scale,
  );
}

/** The time itself within office hours, else as long after opening as it was after closing. */
function officeTime(utcMs: number, zone: Zone): number {
  const local = zone.toLocal(utcMs);
  const day = Math.floor(local / dayMs);
  const inDay = local - day * dayMs;
  if (inDay >= opensMs && inDay <= closesMs) return utcMs;
  const into = (inDay < opensMs ? inDay : inDay - closesMs) / 2;
  const opening = (inDay < opensMs ? day : day + 1) * dayMs + opensMs;
  return zone.toUtc(opening + Math.min(into, closesMs - opensMs));
}
