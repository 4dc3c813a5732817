import { addMonths, atEpoch, epochOf, parseDateTime } from '../expression/time.ts';
import type { Environment } from '../model/environment.ts';
import { isLimit } from './limit.ts';

/** What a time is counted with. */
export type Clock = Pick<Environment, 'now' | 'zone' | 'due'>;

const DAYS = '(?:(\\d{1,4})Y)?(?:(\\d{1,6})M)?(?:(\\d{1,6})W)?(?:(\\d{1,7})D)?';
const TIMES = '(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,11}(?:\\.\\d{1,9})?)S)?';
const DURATION = new RegExp(`^P(?=.)${DAYS}(?:T(?=.)${TIMES})?$`);
const DATE = /^\d{4}-\d\d-\d\d(?:T|$)/;
const NANOSECONDS_MS = 1_000_000n;
const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export const isDate = (text: string): boolean => DATE.test(text) && parseDateTime(text) !== null;

export const isInterval = (text: string): boolean => isLimit(text) || DURATION.test(text);

/** A date and time in UTC milliseconds, read in `zone` unless it names its own; null for others. */
export function dateAt(text: string, zone: string): number | null {
  const value = parseDateTime(text);
  return value && Number(epochOf(value, zone) / NANOSECONDS_MS);
}

/**
 * When an ISO 8601 duration or a limit ends, in UTC milliseconds; null for other texts. Months are
 * those of the calendar in `zone`; `due` knows the limits. `times` counts the duration so often,
 * backwards when it is negative; limits cannot be counted backwards.
 */
export function durationEnd(
  text: string,
  from: number,
  zone: string,
  due: Clock['due'],
  times = 1,
): number | null {
  if (isLimit(text)) return times === 1 ? due(text, from) : null;
  const match = DURATION.exec(text);
  if (!match) return null;
  const [years, months, weeks, days, hours, minutes, seconds] = match
    .slice(1)
    .map((part) => Number(part ?? 0)) as [number, number, number, number, number, number, number];
  const start = monthsLater(from, (years * 12 + months) * times, zone);
  if (start === null) return null;
  const rest = hours * HOUR_MS + minutes * 60 * SECOND_MS + Math.round(seconds * SECOND_MS);
  return start + ((weeks * 7 + days) * DAY_MS + rest) * times;
}

function monthsLater(from: number, months: number, zone: string): number | null {
  if (months === 0) return from;
  const local = atEpoch(BigInt(from) * NANOSECONDS_MS, zone);
  const moved = local && addMonths(local, months);
  return moved && Number(epochOf(moved, zone) / NANOSECONDS_MS);
}
