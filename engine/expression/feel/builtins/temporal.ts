import { Temporal } from 'temporal-polyfill';
import { type Numeric, toDecimal } from '../../decimal.ts';
import {
  atEpoch,
  joinDateTime,
  makeDate,
  makeTime,
  parseDate,
  parseDateTime,
  parseDuration,
  parseTime,
} from '../../time.ts';
import {
  DateTimeValue,
  DateValue,
  DaysTime,
  type Evaluation,
  FunctionValue,
  TimeValue,
  type Value,
  YearsMonths,
} from '../../values.ts';
import { builtin } from './builtin.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

type Point = DateValue | DateTimeValue;

const dateOf = (value: Point) =>
  value instanceof DateValue ? value.plain : value.plain.toPlainDate();

const midnightUtc = () => new TimeValue(Temporal.PlainTime.from('00:00'), 0);

function date(args: readonly Value[], run: Evaluation): Value {
  const [from = null] = args;
  if (typeof from === 'string') return parseDate(from) ?? refuse('a date', from, run);
  return new DateValue(dateOf(from as Point));
}

const refuse = (wanted: string, got: string, run: Evaluation) =>
  run.fail(`Expected ${wanted} but got "${got}"`);

function time(args: readonly Value[], run: Evaluation): Value {
  const [from = null] = args;
  if (typeof from === 'string') return parseTime(from) ?? refuse('a time', from, run);
  if (from instanceof DateValue) return midnightUtc();
  if (from instanceof DateTimeValue) return new TimeValue(from.plain.toPlainTime(), from.zone);
  return from;
}

function timeOf(args: readonly Value[], run: Evaluation): Value {
  const [hour, minute, second, offset] = args;
  const seconds = toDecimal(second as Numeric);
  const whole = seconds.floor();
  const nanoseconds = seconds.minus(whole).times(1e9).trunc().toNumber();
  const zone = offset instanceof DaysTime ? Number(offset.nanoseconds / 1_000_000_000n) : null;
  return (
    makeTime(Number(hour), Number(minute), whole.toNumber(), nanoseconds, zone) ??
    run.fail('Expected hour, minute and second of a time')
  );
}

function dateAndTime(args: readonly Value[], run: Evaluation): Value {
  const [from, clock] = args;
  if (typeof from === 'string') {
    return parseDateTime(from) ?? refuse('a date and time', from, run);
  }
  if (!clock) return from instanceof DateValue ? joinDateTime(from.plain, midnightUtc()) : null;
  return joinDateTime(dateOf(from as Point), clock as TimeValue);
}

/** Whole months between two dates, as `years and months duration` counts them. */
function monthsBetween(from: Point, to: Point): YearsMonths {
  return new YearsMonths(dateOf(from).monthsUntil(dateOf(to)));
}

const now = (run: Evaluation) =>
  atEpoch(BigInt(Math.trunc(run.scope.now)) * 1_000_000n, run.scope.zone);

/** Functions on dates, times and durations (DMN 1.5 tables 72, 78 and 79). */
export const temporalBuiltins = [
  builtin('date', ['from: string', 'from: point'], date),
  builtin('date', 'year: number, month: number, day: number', ([year, month, day], run) => {
    const made = makeDate(Number(year), Number(month), Number(day));
    return made ?? run.fail('Expected year, month and day of a date');
  }),
  builtin('time', ['from: string', 'from: point', 'from: time'], time),
  builtin('time', 'hour: number, minute: number, second: number, offset?: days', timeOf),
  builtin('date and time', ['from: string', 'date: point, time: time', 'from: point'], dateAndTime),
  builtin('duration', ['from: string', 'from: duration'], ([from], run) => {
    if (typeof from !== 'string') return from as Value;
    return parseDuration(from) ?? refuse('a duration', from, run);
  }),
  builtin('years and months duration', 'from: point, to: point', ([from, to]) =>
    monthsBetween(from as Point, to as Point),
  ),
  builtin('now', '', (_args, run) => now(run)),
  builtin('today', '', (_args, run) => {
    const at = now(run);
    return at && new DateValue(at.plain.toPlainDate());
  }),
  builtin('day of year', 'date: point', ([at]) => dateOf(at as Point).dayOfYear),
  builtin(
    'day of week',
    'date: point',
    ([at]) => weekdays[dateOf(at as Point).dayOfWeek - 1] as string,
  ),
  builtin(
    'month of year',
    'date: point',
    ([at]) => months[dateOf(at as Point).month - 1] as string,
  ),
  builtin('week of year', 'date: point', ([at]) => dateOf(at as Point).weekOfYear),
];

/** Joins functions of one name into one that tries them in turn. */
export function joined(functions: readonly FunctionValue[]): ReadonlyMap<string, Value> {
  const byName = new Map<string, FunctionValue>();
  for (const item of functions) {
    const earlier = byName.get(item.name);
    byName.set(item.name, earlier ? either(earlier, item) : item);
  }
  return byName;
}

/** One of the two by the number of arguments: the later needs at least three. */
function either(few: FunctionValue, many: FunctionValue): FunctionValue {
  return new FunctionValue(
    few.name,
    null,
    (args, run) => (args.length < 3 ? few : many).call(args, run),
    (args, run) => (args.size < 3 ? few : many).callNamed?.(args, run) ?? null,
  );
}
