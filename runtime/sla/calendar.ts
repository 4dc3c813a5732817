import { dayMs, type Zone, zoneOf } from './zone.ts';

/** What makes a date differ from Monday to Friday: a holiday, or a make-up workday (调休). */
export type DayKind = 'holiday' | 'make-up-workday';

/** Attendance hours, `HH:MM` to `HH:MM`, the same on every working day. */
export type Segment = { readonly from: string; readonly to: string };

/**
 * A working calendar as plain data: one row a date that differs. A year listed in `years` has its
 * official dates; every other year counts Monday to Friday and makes due times provisional.
 * Each due time is stored with the `version` that it was computed with.
 */
export type CalendarData = {
  readonly version: number;
  readonly zone: string;
  readonly segments: readonly Segment[];
  readonly years: readonly number[];
  readonly days: Readonly<Record<string, DayKind>>;
};

/**
 * A calendar ready to count. `worked` is working time from a fixed origin, so that the working time
 * between two instants is a difference; `whenWorked` is its inverse and gives the earliest instant,
 * which is closing time rather than the next opening.
 */
export type Calendar = {
  readonly version: number;
  readonly zone: Zone;
  readonly workMsPerDay: number;
  worked(utcMs: number): number;
  whenWorked(workedMs: number): number;
  /** Closing time of the working day that the instant falls on, or of the one before it. */
  closing(utcMs: number): number;
  isWorkday(date: string): boolean;
  /** Whether every date from the one instant to the other lies in a year with official dates. */
  covers(fromUtcMs: number, toUtcMs: number): boolean;
};

type Hours = { readonly fromMs: number; readonly toMs: number; readonly beforeMs: number };

/** Throws RangeError when the data contradict themselves: segments overlap, a date is none. */
export function openCalendar(data: CalendarData): Calendar {
  const zone = zoneOf(data.zone);
  const hours = readHours(data.segments);
  const last = hours[hours.length - 1] as Hours;
  const workMsPerDay = last.beforeMs + last.toMs - last.fromMs;
  const workdays = countWorkdays(data.days);
  const years = new Set(data.years);

  const whenWorked = (workedMs: number): number => {
    // The last millisecond counted lies in the segment whose end we may want to name.
    const index = Math.ceil(workedMs / workMsPerDay) - 1;
    const rest = workedMs - index * workMsPerDay;
    const segment = hours.findLast((each) => each.beforeMs < rest) ?? (hours[0] as Hours);
    const localMs = workdays.dayOf(index) * dayMs + segment.fromMs + rest - segment.beforeMs;
    return zone.toUtc(localMs);
  };

  return {
    version: data.version,
    zone,
    workMsPerDay,
    worked(utcMs) {
      const localMs = zone.toLocal(utcMs);
      const day = Math.floor(localMs / dayMs);
      const before = workdays.before(day) * workMsPerDay;
      return workdays.has(day) ? before + workedInDay(hours, localMs - day * dayMs) : before;
    },
    whenWorked,
    closing(utcMs) {
      const day = Math.floor(zone.toLocal(utcMs) / dayMs);
      return whenWorked(workdays.before(day + 1) * workMsPerDay);
    },
    isWorkday: (date) => workdays.has(dayOfDate(date)),
    covers(fromUtcMs, toUtcMs) {
      const lastYear = new Date(zone.toLocal(toUtcMs)).getUTCFullYear();
      for (let y = new Date(zone.toLocal(fromUtcMs)).getUTCFullYear(); y <= lastYear; y++) {
        if (!years.has(y)) return false;
      }
      return true;
    },
  };
}

const clockPattern = /^([01]\d|2[0-4]):([0-5]\d)$/;

function readHours(segments: readonly Segment[]): readonly Hours[] {
  const hours: Hours[] = [];
  let beforeMs = 0;
  let previousToMs = 0;
  for (const { from, to } of segments) {
    const fromMs = readClock(from);
    const toMs = readClock(to);
    if (fromMs < previousToMs || toMs <= fromMs || toMs > dayMs) {
      throw new RangeError(`Expected segments in order of time but got ${from} to ${to}`);
    }
    hours.push({ fromMs, toMs, beforeMs });
    beforeMs += toMs - fromMs;
    previousToMs = toMs;
  }
  if (hours.length === 0) throw new RangeError('Expected at least one segment of working hours');
  return hours;
}

function readClock(text: string): number {
  const match = clockPattern.exec(text);
  if (!match) throw new RangeError(`Expected a time like 08:30 but got ${text}`);
  return (Number(match[1]) * 60 + Number(match[2])) * 60_000;
}

function workedInDay(hours: readonly Hours[], timeMs: number): number {
  let sum = 0;
  for (const { fromMs, toMs } of hours) {
    if (timeMs <= fromMs) break;
    sum += Math.min(timeMs, toMs) - fromMs;
  }
  return sum;
}

/** Days from 1970-01-01 to `YYYY-MM-DD`. Throws RangeError for a date that is none. */
function dayOfDate(date: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date) {
    throw new RangeError(`Expected a date like 2026-11-23 but got ${date}`);
  }
  return ms / dayMs;
}

type Workdays = {
  has(day: number): boolean;
  /** Working days before this day, from a fixed origin (1969-12-29, a Monday, has number 0). */
  before(day: number): number;
  /** The day of the working day with this number: the inverse of `before`. */
  dayOf(index: number): number;
};

/** 1970-01-01 is a Thursday: this many days after the Monday that weeks are counted from. */
const mondayShift = 3;

const weekdaysBefore = (day: number): number => {
  const week = Math.floor((day + mondayShift) / 7);
  return week * 5 + Math.min(day + mondayShift - week * 7, 5);
};

const isWeekday = (day: number): boolean => {
  const shifted = day + mondayShift;
  return shifted - Math.floor(shifted / 7) * 7 < 5;
};

/**
 * Monday to Friday is a formula; what differs is a running sum over the days between the first and
 * the last exception. So counting is O(1), its inverse a short binary search, for any year.
 */
function countWorkdays(days: Readonly<Record<string, DayKind>>): Workdays {
  const changes = new Map<number, number>();
  for (const [date, kind] of Object.entries(days)) {
    const day = dayOfDate(date);
    const works = kind === 'make-up-workday';
    if (works !== isWeekday(day)) changes.set(day, works ? 1 : -1);
  }
  const first = changes.size === 0 ? 0 : Math.min(...changes.keys());
  const length = changes.size === 0 ? 0 : Math.max(...changes.keys()) - first + 1;
  const differs = new Int32Array(length + 1);
  let differsMin = 0;
  let differsMax = 0;
  for (let i = 0; i < length; i++) {
    const sum = (differs[i] as number) + (changes.get(first + i) ?? 0);
    differs[i + 1] = sum;
    differsMin = Math.min(differsMin, sum);
    differsMax = Math.max(differsMax, sum);
  }
  const before = (day: number): number => {
    const at = Math.min(Math.max(day - first, 0), length);
    return weekdaysBefore(day) + (differs[at] as number);
  };
  return {
    has: (day) => before(day + 1) > before(day),
    before,
    dayOf(index) {
      // The last day with `before(day) <= index` is the working day itself or free days after the
      // one before it; the first with `before(day + 1) > index` is what we want.
      let low = dayOfWeekday(index - differsMax);
      let high = dayOfWeekday(index - differsMin);
      while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (before(middle + 1) > index) high = middle;
        else low = middle + 1;
      }
      return low;
    },
  };
}

const dayOfWeekday = (index: number): number => {
  const week = Math.floor(index / 5);
  return week * 7 + (index - week * 5) - mondayShift;
};
