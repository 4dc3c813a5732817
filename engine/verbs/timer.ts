import type { Expression } from '../expression/expression.ts';
import { addMonths, atEpoch, epochOf, parseDateTime } from '../expression/time.ts';
import type { Failure, WaitOwner } from '../model/graph.ts';
import type { Wait } from '../model/part.ts';
import type { Run } from '../model/run.ts';
import type { Json } from '../model/value.ts';
import type { Reader, XmlNode } from '../model/xml.ts';
import { evaluate } from './evaluate.ts';
import { isLimit } from './limit.ts';
import type { Alarm } from './wait-for.ts';

export interface TimerUse {
  readonly text: string;
  /** Null where the text itself says the time. */
  readonly expression: Expression | null;
}

const DAYS = '(?:(\\d{1,4})Y)?(?:(\\d{1,6})M)?(?:(\\d{1,6})W)?(?:(\\d{1,7})D)?';
const TIMES = '(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,11}(?:\\.\\d{1,9})?)S)?';
const DURATION = new RegExp(`^P(?=.)${DAYS}(?:T(?=.)${TIMES})?$`);
const DATE = /^\d{4}-\d\d-\d\d(?:T|$)/;
const CYCLE = /^R(\d{0,9})\/(?:([^/]+)\/)?([^/]+)$/;
const NANOSECONDS_MS = 1_000_000n;
const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const FORMS = ['timeDate', 'timeDuration', 'timeCycle'] as const;

/** Reads a timer event definition: exactly one of date, duration and cycle. */
export function readTimer(definition: XmlNode, at: Reader, event: XmlNode): TimerUse {
  const texts = FORMS.flatMap((form) => at.body(definition, form) ?? []);
  const text = texts[0] ?? '';
  if (texts.length !== 1) at.problem('event/timer-form', event, String(texts.length));
  if (text === '' || isPlain(text)) return { text, expression: null };
  // What looks like a date, duration or cycle but is none is a mistake, not an expression.
  if (/^(?:R\d*\/|P[\dT]|\d{4}-)/.test(text)) {
    at.problem('event/timer-unreadable', event, text);
    return { text, expression: null };
  }
  return { text, expression: at.expression(text, event) };
}

function isPlain(text: string): boolean {
  if (isLimit(text) || DURATION.test(text)) return true;
  if (DATE.test(text)) return parseDateTime(text) !== null;
  const cycle = CYCLE.exec(text);
  if (!cycle) return false;
  const [, , start, interval] = cycle;
  return (
    isInterval(interval ?? '') &&
    isSome(interval ?? '') &&
    (start === undefined || parseDateTime(start) !== null)
  );
}

const isInterval = (text: string): boolean => isLimit(text) || DURATION.test(text);

/** A cycle without an interval would ring for ever in the same moment. */
const isSome = (interval: string): boolean => /[1-9]/.test(interval);

/**
 * When the timer rings. With `rung` (its last time) the next round of its cycle, or a failure
 * when it has none left.
 */
export function alarmOf(run: Run, use: TimerUse, owner: WaitOwner, rung?: Wait): Alarm | Failure {
  if (rung && rung.cycle === undefined) return unreadable(use.text);
  const text = rung?.cycle ?? textOf(run, use, owner);
  const alarm = text === null ? null : read(run, text, rung);
  return alarm ?? unreadable(use.text);
}

const unreadable = (text: string): Failure => ({
  code: 'timer-invalid',
  detail: `Expected a date, a duration, a cycle or a limit but ${text} gives none`,
});

function textOf(run: Run, use: TimerUse, owner: WaitOwner): string | null {
  if (!use.expression) return use.text;
  const value: Json = evaluate(run, use.expression, owner.part, owner.of).value;
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object' || !('v' in value)) return null;
  return typeof value.v === 'string' ? value.v : null;
}

function read(run: Run, text: string, rung: Wait | undefined): Alarm | null {
  const { now } = run.env;
  const cycle = CYCLE.exec(text);
  if (cycle) return readCycle(run, text, cycle, rung);
  const due = DATE.test(text) ? dateOf(run, text) : after(run, text, now);
  return due === null ? null : { due, text };
}

function readCycle(
  run: Run,
  text: string,
  [, times, start, interval]: RegExpExecArray,
  rung: Wait | undefined,
): Alarm | null {
  if (!isSome(interval ?? '')) return null;
  const round = rung ? (rung.round ?? 0) + 1 : 0;
  if (times && round >= Number(times)) return null;
  if (!rung && start !== undefined) {
    const due = dateOf(run, start);
    return due === null ? null : { due, text, round };
  }
  const due = after(run, interval ?? '', rung?.due ?? run.env.now);
  return due === null ? null : { due, text, round };
}

function dateOf(run: Run, text: string): number | null {
  const value = parseDateTime(text);
  return value && Number(epochOf(value, run.env.zone) / NANOSECONDS_MS);
}

/** The end of a duration or limit that begins at `from`. */
const after = (run: Run, text: string, from: number): number | null =>
  durationEnd(text, from, run.env.zone, run.env.due);

/**
 * When an ISO 8601 duration or a limit ends, in UTC milliseconds; null for other texts. Months are
 * those of the calendar in `zone`; `due` knows the limits.
 */
export function durationEnd(
  text: string,
  from: number,
  zone: string,
  due: (limit: string, from: number) => number,
): number | null {
  if (isLimit(text)) return due(text, from);
  const match = DURATION.exec(text);
  if (!match) return null;
  const [years, months, weeks, days, hours, minutes, seconds] = match
    .slice(1)
    .map((part) => Number(part ?? 0)) as [number, number, number, number, number, number, number];
  const start = monthsLater(from, years * 12 + months, zone);
  if (start === null) return null;
  const rest = hours * HOUR_MS + minutes * 60 * SECOND_MS + Math.round(seconds * SECOND_MS);
  return start + (weeks * 7 + days) * DAY_MS + rest;
}

function monthsLater(from: number, months: number, zone: string): number | null {
  if (months === 0) return from;
  const local = atEpoch(BigInt(from) * NANOSECONDS_MS, zone);
  const moved = local && addMonths(local, months);
  return moved && Number(epochOf(moved, zone) / NANOSECONDS_MS);
}
