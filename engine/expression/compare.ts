import { compareNumbers } from './decimal.ts';
import { epochOf, nanosecondsOf } from './time.ts';
import {
  type Context,
  DateTimeValue,
  DateValue,
  DaysTime,
  type Effort,
  type Evaluation,
  isContext,
  isList,
  isNumber,
  type List,
  Range,
  TimeValue,
  type Value,
  YearsMonths,
  type Zone,
} from './values.ts';

const sign = (a: bigint | number | string, b: typeof a) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Below, at or above zero as `a` comes before, with or after `b`; NaN where the two have no order.
 * A local date and time is read in `local` when its partner has a zone.
 */
export function order(a: Value, b: Value, local: Zone): number {
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  if (typeof a === 'string' && typeof b === 'string') return orderTexts(a, b);
  if (a instanceof DateValue && b instanceof DateValue) {
    return sign(a.plain.dayNumber, b.plain.dayNumber);
  }
  if (a instanceof DateTimeValue && b instanceof DateTimeValue) {
    return sign(epochOf(a, local), epochOf(b, local));
  }
  if (a instanceof DaysTime && b instanceof DaysTime) return sign(a.nanoseconds, b.nanoseconds);
  if (a instanceof YearsMonths && b instanceof YearsMonths) return sign(a.months, b.months);
  if (a instanceof TimeValue && b instanceof TimeValue) {
    return sign(nanosecondsOf(a), nanosecondsOf(b));
  }
  return Number.NaN;
}

/** By code points, so that characters outside the basic plane come last. */
function orderTexts(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) {
      const surrogates = Number(left >= 0xd800 && left < 0xe000);
      const others = Number(right >= 0xd800 && right < 0xe000);
      return surrogates === others ? left - right : surrogates - others;
    }
  }
  return a.length - b.length;
}

/** Equality of DMN 1.5 table 53: null where the two are of different kinds. */
export function equal(a: Value, b: Value, effort: Effort): boolean | null {
  if (typeof a === 'number' && typeof b === 'number') return a === b;
  if (a === null || b === null) return a === b;
  if (typeof a !== 'object' && typeof a === typeof b) return a === b;
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b) === 0;
  if (typeof a !== 'object' || typeof b !== 'object') return null;
  if (isList(a)) return isList(b) ? equalLists(a, b, effort) : null;
  if (isContext(a)) return isContext(b) ? equalContexts(a, b, effort) : null;
  if (a instanceof Range) return b instanceof Range ? equalRanges(a, b, effort) : null;
  return equalTemporal(a, b);
}

function equalTemporal(a: Value, b: Value): boolean | null {
  const timed = a instanceof DateTimeValue && b instanceof DateTimeValue;
  if (timed || (a instanceof TimeValue && b instanceof TimeValue)) {
    if ((a.zone === null) !== (b.zone === null)) return false;
  }
  const position = order(a, b, 0);
  return Number.isNaN(position) ? null : position === 0;
}

function equalLists(a: List, b: List, effort: Effort): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  effort.charge(a.length);
  return a.every((item, index) => equal(item, b[index] as Value, effort) === true);
}

function equalContexts(a: Context, b: Context, effort: Effort): boolean {
  if (a === b) return true;
  effort.charge(a.size);
  if (a.size !== b.size) return false;
  for (const [key, item] of a) {
    const other = b.get(key);
    if (other === undefined || equal(item, other, effort) !== true) return false;
  }
  return true;
}

function equalRanges(a: Range, b: Range, effort: Effort): boolean {
  return (
    a.startIncluded === b.startIncluded &&
    a.endIncluded === b.endIncluded &&
    equal(a.start ?? null, b.start ?? null, effort) === true &&
    equal(a.end ?? null, b.end ?? null, effort) === true
  );
}

/** Whether a range holds a value; null where they cannot be compared. */
export function includes(range: Range, value: Value, local: Zone): boolean | null {
  if (range.start !== undefined) {
    const position = order(range.start, value, local);
    if (Number.isNaN(position)) return null;
    if (position > 0 || (position === 0 && !range.startIncluded)) return false;
  }
  if (range.end !== undefined) {
    const position = order(value, range.end, local);
    if (Number.isNaN(position)) return null;
    if (position > 0 || (position === 0 && !range.endIncluded)) return false;
  }
  return true;
}

/** `value in test` for one evaluated test: a range, a list of tests or a value. */
export function matches(value: Value, test: Value, run: Evaluation): boolean | null {
  if (test instanceof Range) {
    if (value instanceof Range) return equal(value, test, run);
    return includes(test, value, run.scope.zone);
  }
  if (isList(test)) {
    run.charge(test.length);
    if (isList(value) && equal(value, test, run) === true) return true;
    return test.some((item) => matches(value, item, run) === true);
  }
  if (isList(value) && value.length === 1) return matches(value[0] as Value, test, run);
  return equal(value, test, run);
}

type Order = (a: Value, b: Value, run: Evaluation) => boolean | null;

/** Makes an ordering operator whose native numbers are compared without any call. */
function operator(native: (a: number, b: number) => boolean, general: (n: number) => boolean) {
  const slow: Order = (a, b, run) => {
    const position = order(a, b, run.scope.zone);
    if (!Number.isNaN(position)) return general(position);
    if (a === null || b === null) return null;
    return run.fail('Expected two values that have an order');
  };
  return { native, slow };
}

/** The four orderings by their sign in FEEL. */
export const orderings = {
  '<': operator(
    (a, b) => a < b,
    (n) => n < 0,
  ),
  '<=': operator(
    (a, b) => a <= b,
    (n) => n <= 0,
  ),
  '>': operator(
    (a, b) => a > b,
    (n) => n > 0,
  ),
  '>=': operator(
    (a, b) => a >= b,
    (n) => n >= 0,
  ),
} as const;
export type OrderingSign = keyof typeof orderings;
