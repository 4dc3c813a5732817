import { Temporal } from 'temporal-polyfill';
import { PlainDate, PlainDateTime } from './plain.ts';
import { DateTimeValue, DateValue, DaysTime, TimeValue, YearsMonths, type Zone } from './values.ts';
import { epochIn, isZone, NANOSECONDS_DAY, NANOSECONDS_SECOND, offsetAt, plainAt } from './zone.ts';

const OFFSET_SECONDS_MAX = 18 * 3600;
const MONTHS_MAX = 12 * 1_000_000_000;

const DATE = /^(-?)([1-9]\d{4,8}|\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^T?(\d\d):(\d\d):(\d\d)(?:\.(\d{1,18}))?(Z|[+-]\d\d:\d\d(?::\d\d)?|@[\w+\-/]+)?$/;
const YEARS_MONTHS = /^(-?)P(?=\d)(?:(\d{1,12})Y)?(?:(\d{1,12})M)?$/;
const CLOCK = '(?:(\\d{1,15})H)?(?:(\\d{1,15})M)?(?:(\\d{1,15})(?:\\.(\\d{0,18}))?S)?';
const DAYS_TIME = new RegExp(`^(-?)P(?=.)(?:(\\d{1,15})D)?(?:T(?=.)${CLOCK})?$`);

/** Runs what Temporal may refuse; its RangeError is the null of FEEL. */
function attempt<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

export function makeDate(year: number, month: number, day: number): DateValue | null {
  const plain = PlainDate.of(year, month, day);
  return plain && new DateValue(plain);
}

export function parseDate(text: string): DateValue | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const year = Number(match[2]) * (match[1] ? -1 : 1);
  return makeDate(year, Number(match[3]), Number(match[4]));
}

/** An offset such as `+08:00` in seconds; null where it is none. */
function parseOffset(text: string): number | null {
  const parts = text.slice(1).split(':').map(Number);
  const [hours = 0, minutes = 0, seconds = 0] = parts;
  const total = hours * 3600 + minutes * 60 + seconds;
  if (minutes > 59 || seconds > 59 || total > OFFSET_SECONDS_MAX) return null;
  return text.startsWith('-') ? -total : total;
}

function parseZone(text: string | undefined): Zone | undefined {
  if (!text) return null;
  if (text === 'Z') return 0;
  if (text.startsWith('@')) return isZone(text.slice(1)) ? text.slice(1) : undefined;
  return parseOffset(text) ?? undefined;
}

export function makeTime(
  hour: number,
  minute: number,
  second: number,
  nanosecond: number,
  zone: Zone,
): TimeValue | null {
  if (typeof zone === 'number' && Math.abs(zone) > OFFSET_SECONDS_MAX) return null;
  const plain = attempt(() => {
    const fields = { hour, minute, second };
    return Temporal.PlainTime.from(fields, { overflow: 'reject' });
  });
  return plain && new TimeValue(plain.add({ nanoseconds: nanosecond }), zone);
}

export function parseTime(text: string): TimeValue | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const zone = parseZone(match[5]);
  if (zone === undefined) return null;
  const nanosecond = Number((match[4] ?? '').slice(0, 9).padEnd(9, '0'));
  return makeTime(Number(match[1]), Number(match[2]), Number(match[3]), nanosecond, zone);
}

/** A date alone is its midnight. */
export function parseDateTime(text: string): DateTimeValue | null {
  const at = text.indexOf('T');
  const date = parseDate(at < 0 ? text : text.slice(0, at));
  if (!date) return null;
  if (at < 0) return new DateTimeValue(date.plain.toPlainDateTime(), null);
  const time = parseTime(text.slice(at + 1));
  return time && joinDateTime(date.plain, time);
}

export function joinDateTime(date: PlainDate, time: TimeValue): DateTimeValue {
  return new DateTimeValue(date.toPlainDateTime(time.plain), time.zone);
}

export function parseDuration(text: string): YearsMonths | DaysTime | null {
  const long = YEARS_MONTHS.exec(text);
  if (long) {
    const months = Number(long[2] ?? 0) * 12 + Number(long[3] ?? 0);
    return months > MONTHS_MAX ? null : new YearsMonths(long[1] ? -months || 0 : months);
  }
  const short = DAYS_TIME.exec(text);
  if (!short) return null;
  const [days, hours, minutes, seconds] = short.slice(2, 6).map((part) => BigInt(part ?? 0));
  const whole =
    (((days ?? 0n) * 24n + (hours ?? 0n)) * 60n + (minutes ?? 0n)) * 60n + (seconds ?? 0n);
  const fraction = BigInt((short[6] ?? '').slice(0, 9).padEnd(9, '0'));
  const total = whole * NANOSECONDS_SECOND + fraction;
  return new DaysTime(short[1] ? -total : total);
}

/** What `@"..."` stands for (DMN 1.5 10.3.1.2 rule 62). */
export function parseTemporal(
  text: string,
): DateValue | TimeValue | DateTimeValue | YearsMonths | DaysTime | null {
  return (
    parseDate(text) ??
    (text.includes('T') && !text.startsWith('T') && !/^-?P/.test(text)
      ? parseDateTime(text)
      : (parseTime(text) ?? parseDuration(text)))
  );
}

function formatYear(year: number): string {
  const digits = String(Math.abs(year)).padStart(4, '0');
  return year < 0 ? `-${digits}` : digits;
}

const pad = (value: number) => String(value).padStart(2, '0');

export function formatOffset(seconds: number): string {
  if (seconds === 0) return 'Z';
  const size = Math.abs(seconds);
  const rest = size % 60 ? `:${pad(size % 60)}` : '';
  const hours = Math.floor(size / 3600);
  return `${seconds < 0 ? '-' : '+'}${pad(hours)}:${pad(Math.floor(size / 60) % 60)}${rest}`;
}

function formatZone(zone: Zone): string {
  if (zone === null) return '';
  return typeof zone === 'number' ? formatOffset(zone) : `@${zone}`;
}

const formatPlainDate = (plain: { year: number; month: number; day: number }) =>
  `${formatYear(plain.year)}-${pad(plain.month)}-${pad(plain.day)}`;

export function formatTemporal(
  value: DateValue | TimeValue | DateTimeValue | YearsMonths | DaysTime,
): string {
  if (value instanceof DateValue) return formatPlainDate(value.plain);
  if (value instanceof TimeValue) return value.plain.toString() + formatZone(value.zone);
  if (value instanceof DateTimeValue) {
    const time = value.plain.toPlainTime().toString();
    return `${formatPlainDate(value.plain)}T${time}${formatZone(value.zone)}`;
  }
  return value instanceof YearsMonths ? formatMonths(value.months) : formatDaysTime(value);
}

function formatMonths(months: number): string {
  const size = Math.abs(months);
  const years = Math.floor(size / 12);
  const rest = size % 12;
  const text = `${years ? `${years}Y` : ''}${rest ? `${rest}M` : ''}`;
  return `${months < 0 ? '-' : ''}P${text || '0M'}`;
}

/** Days, hours, minutes, seconds and nanoseconds of a duration's size. */
export function partsOf(nanoseconds: bigint) {
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  const seconds = size / NANOSECONDS_SECOND;
  return {
    negative: nanoseconds < 0n,
    days: Number(seconds / 86_400n),
    hours: Number((seconds / 3600n) % 24n),
    minutes: Number((seconds / 60n) % 60n),
    seconds: Number(seconds % 60n),
    nanoseconds: Number(size % NANOSECONDS_SECOND),
  };
}

function formatDaysTime(value: DaysTime): string {
  const parts = partsOf(value.nanoseconds);
  const fraction = parts.nanoseconds
    ? `.${String(parts.nanoseconds).padStart(9, '0').replace(/0+$/, '')}`
    : '';
  const seconds = parts.seconds || fraction ? `${parts.seconds}${fraction}S` : '';
  const hours = parts.hours ? `${parts.hours}H` : '';
  const time = `${hours}${parts.minutes ? `${parts.minutes}M` : ''}${seconds}`;
  const days = parts.days ? `${parts.days}D` : '';
  const text = `${days}${time ? `T${time}` : ''}`;
  return `${parts.negative ? '-' : ''}P${text || 'T0S'}`;
}

/** Nanoseconds since 1970 in UTC; a local value is read in `local`. */
export function epochOf(value: DateTimeValue, local: Zone): bigint {
  return epochIn(value.plain, value.zone ?? local);
}

/** The local value in `zone` of a point in time. */
export function atEpoch(nanoseconds: bigint, zone: Zone): DateTimeValue | null {
  const plain = plainAt(nanoseconds, zone);
  return plain && new DateTimeValue(plain, zone);
}

const someDay = PlainDate.of(1970, 1, 1) as PlainDate;

/** The offset in seconds that holds in a value's zone; null for local. */
export function offsetOf(value: DateTimeValue | TimeValue): number | null {
  if (typeof value.zone !== 'string') return value.zone;
  const plain = value instanceof DateTimeValue ? value.plain : someDay.toPlainDateTime(value.plain);
  return offsetAt(plain, value.zone);
}

/** Nanoseconds since midnight in UTC (not folded into one day); local times as they are. */
export function nanosecondsOf(value: TimeValue): bigint {
  const { hour, minute, second, millisecond, microsecond, nanosecond } = value.plain;
  const seconds = BigInt((hour * 60 + minute) * 60 + second - (offsetOf(value) ?? 0));
  const rest = BigInt(millisecond * 1_000_000 + microsecond * 1000 + nanosecond);
  return seconds * NANOSECONDS_SECOND + rest;
}

export function addMonths(value: DateTimeValue, months: number): DateTimeValue | null;
export function addMonths(
  value: DateValue | DateTimeValue,
  months: number,
): DateValue | DateTimeValue | null;
export function addMonths(
  value: DateValue | DateTimeValue,
  months: number,
): DateValue | DateTimeValue | null {
  if (value instanceof DateValue) {
    const moved = value.plain.addMonths(months);
    return moved && new DateValue(moved);
  }
  const moved = value.plain.toPlainDate().addMonths(months);
  return (
    moved && new DateTimeValue(new PlainDateTime(moved, value.plain.toPlainTime()), value.zone)
  );
}

/** Exact for zoned values: the point in time moves, then is read in its zone again. */
export function shift(value: DateTimeValue, nanoseconds: bigint): DateTimeValue | null {
  return atEpoch(epochOf(value, 0) + nanoseconds, value.zone);
}

/** Wraps around midnight. */
export function shiftTime(value: TimeValue, nanoseconds: bigint): TimeValue {
  const rest = Number(nanoseconds % NANOSECONDS_DAY);
  const seconds = Math.trunc(rest / 1e9);
  const plain = value.plain.add({ seconds, nanoseconds: rest - seconds * 1e9 });
  return new TimeValue(plain, value.zone);
}

export function midnight(value: DateValue): DateTimeValue {
  return new DateTimeValue(value.plain.toPlainDateTime(), 0);
}
