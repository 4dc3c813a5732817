import { Temporal } from 'temporal-polyfill';

/**
 * Dates of the years -999,999,999 to 999,999,999 (DMN 1.5 10.3.2.3.4 to 10.3.2.3.6), on the
 * proleptic Gregorian calendar. Temporal ends at about 275,000; it still does clock times, and
 * zones by way of a year that has the same calendar.
 */
const YEAR_MAX = 999_999_999;

/** The calendar repeats after this, days of the week included. */
export const CYCLE = { years: 400, days: 146_097 } as const;

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const lengthOf = (year: number, month: number) =>
  month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0);

/** Days since 1970-01-01, counted in years that begin in March so that leap days come last. */
function dayNumberOf(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const cycle = Math.floor(shifted / CYCLE.years);
  const inCycle = shifted - cycle * CYCLE.years;
  const inYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leaps = Math.floor(inCycle / 4) - Math.floor(inCycle / 100);
  return cycle * CYCLE.days + inCycle * 365 + leaps + inYear - 719_468;
}

export class PlainDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;

  private constructor(year: number, month: number, day: number) {
    this.year = year;
    this.month = month;
    this.day = day;
  }

  /** Null where the calendar has no such day. */
  static of(year: number, month: number, day: number): PlainDate | null {
    if (![year, month, day].every(Number.isInteger)) return null;
    if (Math.abs(year) > YEAR_MAX || day < 1 || day > lengthOf(year, month)) return null;
    return new PlainDate(year, month, day);
  }

  /** The date so many days after 1970-01-01; null beyond the years that there are. */
  static ofDayNumber(dayNumber: number): PlainDate | null {
    const days = dayNumber + 719_468;
    const cycle = Math.floor(days / CYCLE.days);
    const inCycle = days - cycle * CYCLE.days;
    const years = Math.floor(
      (inCycle -
        Math.floor(inCycle / 1460) +
        Math.floor(inCycle / 36_524) -
        Math.floor(inCycle / 146_096)) /
        365,
    );
    const inYear = inCycle - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
    const shifted = Math.floor((5 * inYear + 2) / 153);
    const day = inYear - Math.floor((153 * shifted + 2) / 5) + 1;
    const month = shifted < 10 ? shifted + 3 : shifted - 9;
    return PlainDate.of(years + cycle * CYCLE.years + (month > 2 ? 0 : 1), month, day);
  }

  get dayNumber(): number {
    return dayNumberOf(this.year, this.month, this.day);
  }

  /** 1 for Monday to 7 for Sunday. */
  get dayOfWeek(): number {
    return ((((this.dayNumber + 3) % 7) + 7) % 7) + 1;
  }

  get dayOfYear(): number {
    return this.dayNumber - dayNumberOf(this.year, 1, 1) + 1;
  }

  /** Of ISO 8601: the week of the Thursday nearest to the date. */
  get weekOfYear(): number {
    const thursday = this.dayNumber + 4 - this.dayOfWeek;
    const { year } = PlainDate.ofDayNumber(thursday) ?? this;
    return Math.floor((thursday - dayNumberOf(year, 1, 1)) / 7) + 1;
  }

  addDays(days: number): PlainDate | null {
    return PlainDate.ofDayNumber(this.dayNumber + days);
  }

  /** The same day of another month, or that month's last. */
  addMonths(months: number): PlainDate | null {
    const total = this.year * 12 + this.month - 1 + months;
    const year = Math.floor(total / 12);
    const month = total - year * 12 + 1;
    return PlainDate.of(year, month, Math.min(this.day, lengthOf(year, month)));
  }

  /** Whole months up to another date; negative where that one is earlier. */
  monthsUntil(other: PlainDate): number {
    const months = (other.year - this.year) * 12 + other.month - this.month;
    if (months > 0 && other.day < this.day) return months - 1;
    return months < 0 && other.day > this.day ? months + 1 : months;
  }

  toPlainDateTime(time: Temporal.PlainTime = new Temporal.PlainTime()): PlainDateTime {
    return new PlainDateTime(this, time);
  }
}

export class PlainDateTime {
  private readonly date: PlainDate;
  private readonly time: Temporal.PlainTime;

  constructor(date: PlainDate, time: Temporal.PlainTime) {
    this.date = date;
    this.time = time;
  }

  get year(): number {
    return this.date.year;
  }
  get month(): number {
    return this.date.month;
  }
  get day(): number {
    return this.date.day;
  }
  get dayOfWeek(): number {
    return this.date.dayOfWeek;
  }
  get hour(): number {
    return this.time.hour;
  }
  get minute(): number {
    return this.time.minute;
  }
  get second(): number {
    return this.time.second;
  }
  get millisecond(): number {
    return this.time.millisecond;
  }
  get microsecond(): number {
    return this.time.microsecond;
  }
  get nanosecond(): number {
    return this.time.nanosecond;
  }
  toPlainDate(): PlainDate {
    return this.date;
  }
  toPlainTime(): Temporal.PlainTime {
    return this.time;
  }
}
