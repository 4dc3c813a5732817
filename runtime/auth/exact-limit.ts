import type { Context, Reads } from '../commit/command.ts';
import type { LimitRow } from '../store/rows/organisation.ts';
import type { Write } from '../store/write.ts';

/**
 * A limit that holds over all nodes and restarts: tries are counted in rows. The window is cut in
 * slots; one that only touches the window counts whole, so that never more than `max` tries lie
 * within any `windowMs`.
 */
export interface ExactLimit {
  /** For example `sign-in:account`; up to 64 characters. */
  readonly name: string;
  readonly max: number;
  readonly windowMs: number;
}

const slots = 5;

const slotMs = (limit: ExactLimit): number => Math.ceil(limit.windowMs / slots);

/** Starts of the slots that touch the window which ends `now`, the present one last. */
function slotStarts(limit: ExactLimit, now: number): readonly number[] {
  const size = slotMs(limit);
  const current = Math.floor(now / size) * size;
  return Array.from({ length: slots + 1 }, (_, at) => current - (slots - at) * size);
}

type LimitKey = Pick<LimitRow, 'name' | 'subject' | 'window_start'>;

function keys(limit: ExactLimit, subject: string, now: number): readonly LimitKey[] {
  return slotStarts(limit, now).map((start) => ({
    name: limit.name,
    subject: subject.slice(0, 191),
    window_start: start,
  }));
}

/**
 * The rows that a command must read to count a try. `now` is the caller's clock; the batch may
 * run a slot later, so that one slot more is read.
 */
export function limitReads(
  limit: ExactLimit,
  subject: string,
  now: number,
): NonNullable<Reads['rows']> {
  const found = [...keys(limit, subject, now), ...keys(limit, subject, now + slotMs(limit))];
  const unique = new Map(found.map((key) => [key.window_start, key]));
  return [...unique.values()].map((key) => ({ table: 'limit_count', key }));
}

/** Tries within the window, and the time until the first of them leaves it. */
export function tries(
  context: Context,
  limit: ExactLimit,
  subject: string,
): { readonly count: number; readonly retryAfterMs: number } {
  let count = 0;
  let oldest: number | null = null;
  for (const key of keys(limit, subject, context.now)) {
    const row = context.row('limit_count', key);
    if (row === null || row.count === 0) continue;
    count += row.count;
    oldest ??= key.window_start;
  }
  const freeAt = (oldest ?? context.now) + slotMs(limit) * (slots + 1);
  return { count, retryAfterMs: Math.max(1000, freeAt - context.now) };
}

/** Counts one try in the present slot. */
export function countTry(context: Context, limit: ExactLimit, subject: string): Write {
  const key = keys(limit, subject, context.now).at(-1);
  if (key === undefined) throw new Error('Expected a limit to have slots');
  const row = context.row('limit_count', key);
  return row === null
    ? { op: 'insert', table: 'limit_count', row: { ...key, count: 1 } }
    : {
        op: 'update',
        table: 'limit_count',
        key,
        set: { count: row.count + 1 },
        expect: { count: row.count },
      };
}

/** Takes the newest try back: it was not a failure. */
export function uncountTry(context: Context, limit: ExactLimit, subject: string): Write[] {
  for (const key of keys(limit, subject, context.now).toReversed()) {
    const row = context.row('limit_count', key);
    if (row === null || row.count === 0) continue;
    const set = { count: row.count - 1 };
    return [{ op: 'update', table: 'limit_count', key, set, expect: { count: row.count } }];
  }
  return [];
}
