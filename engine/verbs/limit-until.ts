import { epochOf, parseDateTime } from '../expression/time.ts';
import type { Run } from '../model/run.ts';
import type { Json } from '../model/value.ts';
import { durationEnd } from './duration.ts';
import { isLimit } from './limit.ts';

const MOMENT = /^(?:P[\dT]|\d{4}-\d\d-\d\d)/;
const HOUR_MS = 3_600_000;
const HOURS_MAX = 9999;
const NANOSECONDS_MS = 1_000_000n;

/** True for an ISO 8601 duration or date, as other platforms write when a task is due. */
export const isMoment = (text: string): boolean => MOMENT.test(text);

/**
 * The limit that a value means: one of ours as it is, a duration or a date (ISO 8601, or a value of
 * FEEL) as the hours until then; what is past is due at once. Null for all else.
 */
export function limitUntil(run: Run, value: Json): string | null {
  const tagged = value !== null && typeof value === 'object' && 'v' in value ? value.v : value;
  if (typeof tagged !== 'string') return null;
  if (isLimit(tagged)) return tagged;
  const due = isMoment(tagged) ? dueOf(run, tagged) : null;
  if (due === null) return null;
  const hours = Math.max((due - run.env.now) / HOUR_MS, 0.01);
  return hours > HOURS_MAX ? `${Math.ceil(hours / 24)}d` : `${Math.ceil(hours * 100) / 100}h`;
}

function dueOf(run: Run, text: string): number | null {
  const { now, zone, due } = run.env;
  if (text.startsWith('P')) return durationEnd(text, now, zone, due);
  const date = parseDateTime(text);
  return date && Number(epochOf(date, zone) / NANOSECONDS_MS);
}
