import {
  add as addNumbers,
  canonical,
  Decimal,
  divide as divideNumbers,
  multiply as multiplyNumbers,
  type Numeric,
  power as powerOf,
  subtract as subtractNumbers,
  toDecimal,
} from './decimal.ts';
import { TEXT_LENGTH_MAX } from './run.ts';
import { addMonths, epochOf, midnight, nanosecondsOf, shift, shiftTime } from './time.ts';
import {
  DateTimeValue,
  DateValue,
  DaysTime,
  type Evaluation,
  isNumber,
  kindOf,
  TimeValue,
  type Value,
  YearsMonths,
  type Zone,
} from './values.ts';

/** Arithmetic of DMN 1.5 tables 55 to 58. What has no meaning is null, with the reason noted. */
export type Operation = (a: Value, b: Value, run: Evaluation) => Value;

const mismatch = (sign: string, a: Value, b: Value, run: Evaluation): null =>
  run.fail(`Expected operands of ${sign} that fit but got ${kindOf(a)} and ${kindOf(b)}`);

const finite = (value: Numeric | null, run: Evaluation): Value =>
  value ?? run.fail('Expected a finite number as result');

function add(a: Value, b: Value, run: Evaluation): Value {
  if (isNumber(a) && isNumber(b)) return finite(addNumbers(a, b), run);
  if (typeof a === 'string' && typeof b === 'string') return join(a, b, run);
  if (b instanceof DaysTime) return move(a, b.nanoseconds, run) ?? mismatch('+', a, b, run);
  if (b instanceof YearsMonths) return moveMonths(a, b.months) ?? mismatch('+', a, b, run);
  if (a instanceof DaysTime || a instanceof YearsMonths) {
    return b instanceof DateValue || b instanceof DateTimeValue || b instanceof TimeValue
      ? add(b, a, run)
      : mismatch('+', a, b, run);
  }
  return mismatch('+', a, b, run);
}

function join(a: string, b: string, run: Evaluation): Value {
  if (a.length + b.length > TEXT_LENGTH_MAX) {
    return run.fail(`Expected a text of at most ${TEXT_LENGTH_MAX} characters`);
  }
  run.charge((a.length + b.length) >> 6);
  return a + b;
}

function move(a: Value, nanoseconds: bigint, run: Evaluation): Value {
  if (a instanceof DaysTime) return new DaysTime(a.nanoseconds + nanoseconds);
  if (a instanceof TimeValue) return shiftTime(a, nanoseconds);
  if (a instanceof DateTimeValue) {
    return shift(a, nanoseconds) ?? run.fail('Expected a date within the supported years');
  }
  if (!(a instanceof DateValue)) return null;
  const moved = shift(midnight(a), nanoseconds);
  return moved && new DateValue(moved.plain.toPlainDate());
}

function moveMonths(a: Value, months: number): Value {
  if (a instanceof YearsMonths) return new YearsMonths(a.months + months);
  if (a instanceof DateValue || a instanceof DateTimeValue) return addMonths(a, months);
  return null;
}

function subtract(a: Value, b: Value, run: Evaluation): Value {
  if (isNumber(a) && isNumber(b)) return finite(subtractNumbers(a, b), run);
  if (b instanceof DaysTime) return move(a, -b.nanoseconds, run) ?? mismatch('-', a, b, run);
  if (b instanceof YearsMonths) return moveMonths(a, -b.months) ?? mismatch('-', a, b, run);
  if (a instanceof TimeValue && b instanceof TimeValue) {
    if (!sameLocality(a.zone, b.zone)) return refuseLocal(run);
    return new DaysTime(nanosecondsOf(a) - nanosecondsOf(b));
  }
  const start = pointOf(a, b);
  const end = pointOf(b, a);
  if (!start || !end) return mismatch('-', a, b, run);
  if (!sameLocality(start.zone, end.zone)) return refuseLocal(run);
  return new DaysTime(epochOf(start, 0) - epochOf(end, 0));
}

/** A difference has no meaning where only one of the two has a zone (DMN 1.5 table 57). */
const sameLocality = (a: Zone, b: Zone) => (a === null) === (b === null);

const refuseLocal = (run: Evaluation) =>
  run.fail('Expected two points in time that both have a zone or both have none');

/** A date alone is its midnight in UTC; beside a local date and time it is local. */
function pointOf(value: Value, partner: Value): DateTimeValue | null {
  if (value instanceof DateTimeValue) return value;
  if (!(value instanceof DateValue)) return null;
  const local = partner instanceof DateTimeValue && partner.zone === null;
  return new DateTimeValue(value.plain.toPlainDateTime(), local ? null : 0);
}

function multiply(a: Value, b: Value, run: Evaluation): Value {
  if (isNumber(a) && isNumber(b)) return finite(multiplyNumbers(a, b), run);
  if (isNumber(b)) return scale(a, toDecimal(b), run) ?? mismatch('*', a, b, run);
  if (isNumber(a)) return scale(b, toDecimal(a), run) ?? mismatch('*', a, b, run);
  return mismatch('*', a, b, run);
}

/** A duration times a number, cut to whole months or nanoseconds. */
function scale(a: Value, factor: Decimal, run: Evaluation): Value {
  if (a instanceof YearsMonths) {
    const months = factor.times(a.months).trunc().toNumber();
    return Number.isSafeInteger(months) ? new YearsMonths(months || 0) : null;
  }
  if (!(a instanceof DaysTime)) return null;
  const nanoseconds = factor.times(a.nanoseconds.toString()).trunc();
  if (nanoseconds.e > 30) return run.fail('Expected a shorter duration as result');
  return new DaysTime(BigInt(nanoseconds.toFixed()));
}

function divide(a: Value, b: Value, run: Evaluation): Value {
  if (isNumber(b)) {
    if (toDecimal(b).isZero()) return run.fail('Expected a divisor other than zero');
    if (isNumber(a)) return finite(divideNumbers(a, b), run);
    return scaleDown(a, b, run) ?? mismatch('/', a, b, run);
  }
  if (a instanceof YearsMonths && b instanceof YearsMonths) return ratio(a.months, b.months, run);
  if (a instanceof DaysTime && b instanceof DaysTime) {
    return ratio(a.nanoseconds.toString(), b.nanoseconds.toString(), run);
  }
  return mismatch('/', a, b, run);
}

function scaleDown(a: Value, divisor: Numeric, run: Evaluation): Value {
  if (a instanceof YearsMonths) {
    return new YearsMonths(new Decimal(a.months).div(divisor).trunc().toNumber() || 0);
  }
  if (!(a instanceof DaysTime)) return null;
  return scale(a, new Decimal(1).div(divisor), run) && exactQuotient(a, divisor);
}

/** Divides first and cuts then, so that a third of three days is one day. */
function exactQuotient(a: DaysTime, divisor: Numeric): Value {
  const quotient = new Decimal(a.nanoseconds.toString()).div(divisor).trunc();
  return new DaysTime(BigInt(quotient.toFixed()));
}

function ratio(a: number | string, b: number | string, run: Evaluation): Value {
  const divisor = new Decimal(b);
  if (divisor.isZero()) return run.fail('Expected a divisor other than zero');
  return canonical(new Decimal(a).div(divisor));
}

function power(a: Value, b: Value, run: Evaluation): Value {
  if (!isNumber(a) || !isNumber(b)) return mismatch('**', a, b, run);
  run.charge(200);
  return finite(powerOf(a, b), run);
}

/** `-a` */
export function negate(value: Value, run: Evaluation): Value {
  if (typeof value === 'number') return -value + 0;
  if (value instanceof Decimal) return value.negated();
  if (value instanceof YearsMonths) return new YearsMonths(-value.months || 0);
  if (value instanceof DaysTime) return new DaysTime(-value.nanoseconds);
  return value === null ? null : run.fail(`Expected a number but got ${kindOf(value)}`);
}

export const operations: Readonly<Record<string, Operation>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '**': power,
};
