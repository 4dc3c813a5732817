import { canonical, Decimal } from './decimal.ts';
import { formatOffset, offsetOf, partsOf } from './time.ts';
import {
  type Context,
  DateTimeValue,
  DateValue,
  DaysTime,
  type Evaluation,
  isContext,
  isList,
  kindOf,
  Range,
  TimeValue,
  type Value,
  YearsMonths,
} from './values.ts';

type Reader<T> = (value: T) => Value;
type Readers<T> = ReadonlyMap<string, Reader<T>>;

const dateReaders: Readers<DateValue | DateTimeValue> = new Map([
  ['year', ({ plain }) => plain.year],
  ['month', ({ plain }) => plain.month],
  ['day', ({ plain }) => plain.day],
  ['weekday', ({ plain }) => plain.dayOfWeek],
]);

const secondOf = (value: TimeValue | DateTimeValue): Value => {
  const { second, millisecond, microsecond, nanosecond } = value.plain;
  const rest = millisecond * 1_000_000 + microsecond * 1000 + nanosecond;
  return rest === 0 ? second : canonical(new Decimal(rest).div(1e9).plus(second));
};

const timeOffset = (value: TimeValue | DateTimeValue): Value => {
  const seconds = offsetOf(value);
  return seconds === null ? null : new DaysTime(BigInt(seconds) * 1_000_000_000n);
};

const timeZone = ({ zone }: TimeValue | DateTimeValue): Value =>
  typeof zone === 'number' ? (zone === 0 ? 'Z' : formatOffset(zone)) : zone;

const timeReaders: Readers<TimeValue | DateTimeValue> = new Map<
  string,
  Reader<TimeValue | DateTimeValue>
>([
  ['hour', ({ plain }) => plain.hour],
  ['minute', ({ plain }) => plain.minute],
  ['second', secondOf],
  ['time offset', timeOffset],
  ['timezone', timeZone],
]);

const monthsReaders: Readers<YearsMonths> = new Map([
  ['years', ({ months }) => Math.trunc(months / 12) + 0],
  ['months', ({ months }) => (months % 12) + 0],
]);

const signed = (name: 'days' | 'hours' | 'minutes'): Reader<DaysTime> => {
  return ({ nanoseconds }) => {
    const parts = partsOf(nanoseconds);
    return (parts.negative ? -parts[name] : parts[name]) + 0;
  };
};

const secondsOf: Reader<DaysTime> = ({ nanoseconds }) => {
  const parts = partsOf(nanoseconds);
  const seconds = new Decimal(parts.nanoseconds).div(1e9).plus(parts.seconds);
  return canonical(parts.negative ? seconds.negated() : seconds);
};

const durationReaders: Readers<DaysTime> = new Map([
  ['days', signed('days')],
  ['hours', signed('hours')],
  ['minutes', signed('minutes')],
  ['seconds', secondsOf],
]);

const rangeReaders: Readers<Range> = new Map<string, Reader<Range>>([
  ['start', ({ start }) => start ?? null],
  ['end', ({ end }) => end ?? null],
  ['start included', ({ startIncluded }) => startIncluded],
  ['end included', ({ endIncluded }) => endIncluded],
]);

/** One form of a name whatever blanks surround its signs: `a+b` is `a + b`. */
export function normalName(name: string): string {
  return name
    .replace(/\s*([./\-'+]|\*\*?)\s*/g, ' $1 ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The entry of a context; undefined where it has none of that name. */
export function entryOf(context: Context, name: string): Value | undefined {
  const value = context.get(name);
  if (value !== undefined || !/[./\-'+*]/.test(name)) return value;
  const wanted = normalName(name);
  for (const [key, item] of context) if (normalName(key) === wanted) return item;
  return undefined;
}

function readerOf(value: Value, name: string): Value | undefined {
  if (value instanceof DateValue) return dateReaders.get(name)?.(value);
  if (value instanceof DateTimeValue) {
    return (dateReaders.get(name) ?? timeReaders.get(name))?.(value);
  }
  if (value instanceof TimeValue) return timeReaders.get(name)?.(value);
  if (value instanceof YearsMonths) return monthsReaders.get(name)?.(value);
  if (value instanceof DaysTime) return durationReaders.get(name)?.(value);
  return value instanceof Range ? rangeReaders.get(name)?.(value) : undefined;
}

/** `value.name` of DMN 1.5 table 64; over a list it is the list of its items' properties. */
export function propertyOf(value: Value, name: string, run: Evaluation): Value {
  if (isContext(value)) {
    return entryOf(value, name) ?? null;
  }
  if (value === null) return null;
  if (isList(value)) {
    run.charge(value.length);
    return value.map((item) => propertyOf(item, name, run));
  }
  const property = readerOf(value, name);
  return property === undefined
    ? run.fail(`Expected a property but ${kindOf(value)} has no "${name}"`)
    : property;
}
