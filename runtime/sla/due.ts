/**
 * The one function of due times. Units (`wd` working days, `wh` working hours, `h` natural hours,
 * `d` natural days) and pauses count as follows.
 *
 * (a) `wd` starts on the next working day and ends at closing time of the n-th; `d` starts on the
 * next day and ends at 24:00 of the n-th; `wh` consumes working hours; `h` every hour.
 * (b) Pauses that touch or overlap are one; what lies before counting starts is cut off. In order
 * of time, each that begins before the due time as shown until then moves the counted time by its
 * own length: working time for `wd` and `wh`, clock time for `h` and `d`.
 * (c) Shown is the counted time, for `wd` up to closing time of its day, for `d` up to 24:00. What
 * rounding gave is not carried into the next pause.
 */
import type { Calendar } from './calendar.ts';
import { extendLimit, formatLimit, type Limit } from './limit.ts';
import { dayMs } from './zone.ts';

/** UTC milliseconds; `to` is null while the pause lasts. */
export type Pause = { readonly from: number; readonly to: number | null };

export type Timing = {
  readonly calendar: Calendar;
  /** UTC milliseconds. */
  readonly start: number;
  readonly limit: Limit;
  readonly extensions?: readonly Limit[];
  /** In any order. */
  readonly pauses?: readonly Pause[];
};

export type Due = {
  /** UTC milliseconds. Finishing in this very millisecond is on time. */
  readonly dueAt: number;
  /** The calendar has no official dates for some of the days; recompute when it has. */
  readonly provisional: boolean;
};

/** A line on which elapsed time is a difference: working time, or the clock itself. */
type Line = { at(utcMs: number): number; when(position: number): number };

type Span = { readonly from: number; readonly to: number };

/** A timing worked out: what all questions below are answered from. */
export type Count = Due & {
  readonly timing: Timing;
  readonly line: Line;
  readonly begin: number;
  /** Length of the limit with its extensions, in milliseconds of the line. */
  readonly length: number;
  /** The pauses that moved the due time, in order, from the beginning of counting. */
  readonly spans: readonly Span[];
};

const hourMs = 3_600_000;

const clock: Line = { at: (utcMs) => utcMs, when: (position) => position };

/**
 * When the limit ends. A pause that still lasts is taken to end at `now`; without `now`, at its own
 * beginning. Throws RangeError for an extension in another unit than the limit's.
 */
export function due(timing: Timing, now?: number): Due {
  const { dueAt, provisional } = count(timing, now);
  return { dueAt, provisional };
}

/** Works a timing out once, for those who ask several questions about it. */
export function count(timing: Timing, now?: number): Count {
  const { calendar, start } = timing;
  const limit = wholeLimit(timing);
  const working = limit.unit === 'wd' || limit.unit === 'wh';
  const line: Line = working ? { at: calendar.worked, when: calendar.whenWorked } : clock;
  const begin = beginOf(calendar, start, limit);
  const length = lengthOf(calendar, begin, limit);

  let position = line.at(begin) + length;
  let dueAt = shown(calendar, limit, line.when(position));
  const spans: Span[] = [];
  for (const span of mergePauses(timing.pauses ?? [], begin, now)) {
    if (span.from >= dueAt) break;
    position += line.at(span.to) - line.at(span.from);
    dueAt = shown(calendar, limit, line.when(position));
    spans.push(span);
  }
  const provisional = working && !calendar.covers(start, dueAt);
  return { dueAt, provisional, timing, line, begin, length, spans };
}

function wholeLimit(timing: Timing): Limit {
  const extensions = timing.extensions ?? [];
  const limit = extendLimit(timing.limit, extensions);
  if (limit) return limit;
  const texts = extensions.map(formatLimit).join(', ');
  throw new RangeError(`Expected extensions in ${timing.limit.unit} but got ${texts}`);
}

function beginOf(calendar: Calendar, start: number, limit: Limit): number {
  if (limit.unit === 'wh' || limit.unit === 'h') return start;
  const day = Math.floor(calendar.zone.toLocal(start) / dayMs);
  return calendar.zone.toUtc((day + 1) * dayMs);
}

function lengthOf(calendar: Calendar, begin: number, { amount, unit }: Limit): number {
  if (unit === 'wd') return Math.round(amount * calendar.workMsPerDay);
  if (unit === 'wh' || unit === 'h') return Math.round(amount * hourMs);
  // Days of the wall calendar, which are not all 24 hours long where clocks change.
  const localMs = calendar.zone.toLocal(begin) + Math.round(amount * dayMs);
  return calendar.zone.toUtc(localMs) - begin;
}

function shown(calendar: Calendar, { unit }: Limit, countedMs: number): number {
  if (unit === 'wd') return calendar.closing(countedMs);
  if (unit !== 'd') return countedMs;
  const localMs = calendar.zone.toLocal(countedMs);
  return calendar.zone.toUtc(Math.ceil(localMs / dayMs) * dayMs);
}

/** In order of time, touching ones joined, nothing before `begin`. */
function mergePauses(pauses: readonly Pause[], begin: number, now: number | undefined): Span[] {
  if (pauses.length === 0) return [];
  const closed = pauses
    .map(({ from, to }) => ({ from: Math.max(from, begin), to: to ?? Math.max(now ?? from, from) }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
  const merged: Span[] = [];
  for (const span of closed) {
    const previous = merged.at(-1);
    if (!previous || span.from > previous.to) merged.push(span);
    else if (span.to > previous.to) merged[merged.length - 1] = { ...previous, to: span.to };
  }
  return merged;
}
