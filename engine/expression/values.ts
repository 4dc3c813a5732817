import type { Temporal } from 'temporal-polyfill';
import { Decimal, type Numeric } from './decimal.ts';
import type { Scope } from './expression.ts';
import type { PlainDate, PlainDateTime } from './plain.ts';

/**
 * What closures compute with. Data from outside is copied into these shapes, so that no prototype
 * of a host object is ever in reach: a context is a Map, a list an array, the rest are classes
 * whose properties FEEL names one by one (`properties.ts`).
 */
export type Value =
  | null
  | boolean
  | Numeric
  | string
  | List
  | Context
  | DateValue
  | TimeValue
  | DateTimeValue
  | YearsMonths
  | DaysTime
  | Range
  | FunctionValue;

export type List = readonly Value[];
export type Context = ReadonlyMap<string, Value>;

/** What walks over values count, since shared parts make small texts large values. */
export interface Effort {
  charge(steps: number): void;
}

/** For values that are known to be small, such as those of a model's literals. */
export const freely: Effort = { charge: () => undefined };

/** What values and built-in functions may ask of the evaluation that they take part in. */
export interface Evaluation extends Effort {
  readonly scope: Scope;
  /** Notes why a value is null, and is that null. */
  fail(message: string): null;
  enterCall(): void;
  leaveCall(): void;
}

/** An offset in seconds, an IANA name, or null for local. */
export type Zone = number | string | null;

export class DateValue {
  readonly plain: PlainDate;
  constructor(plain: PlainDate) {
    this.plain = plain;
  }
}

export class TimeValue {
  readonly plain: Temporal.PlainTime;
  readonly zone: Zone;
  constructor(plain: Temporal.PlainTime, zone: Zone) {
    this.plain = plain;
    this.zone = zone;
  }
}

export class DateTimeValue {
  readonly plain: PlainDateTime;
  readonly zone: Zone;
  constructor(plain: PlainDateTime, zone: Zone) {
    this.plain = plain;
    this.zone = zone;
  }
}

/** A years and months duration. */
export class YearsMonths {
  readonly months: number;
  constructor(months: number) {
    this.months = months;
  }
}

/** A days and time duration. */
export class DaysTime {
  readonly nanoseconds: bigint;
  constructor(nanoseconds: bigint) {
    this.nanoseconds = nanoseconds;
  }
}

/** `start` or `end` is undefined where the range is open towards infinity. */
export class Range {
  readonly start: Value | undefined;
  readonly startIncluded: boolean;
  readonly end: Value | undefined;
  readonly endIncluded: boolean;
  constructor(
    start: Value | undefined,
    startIncluded: boolean,
    end: Value | undefined,
    endIncluded: boolean,
  ) {
    this.start = start;
    this.startIncluded = startIncluded;
    this.end = end;
    this.endIncluded = endIncluded;
  }
}

/** Named arguments are put in the order of `parameters`; null where names are not known. */
export class FunctionValue {
  readonly name: string;
  readonly parameters: readonly string[] | null;
  readonly call: (args: readonly Value[], run: Evaluation) => Value;
  /** Arguments by name, for functions with several signatures; null: by `parameters`. */
  readonly callNamed: ((args: ReadonlyMap<string, Value>, run: Evaluation) => Value) | null;
  constructor(
    name: string,
    parameters: readonly string[] | null,
    call: (args: readonly Value[], run: Evaluation) => Value,
    callNamed: ((args: ReadonlyMap<string, Value>, run: Evaluation) => Value) | null = null,
  ) {
    this.name = name;
    this.parameters = parameters;
    this.call = call;
    this.callNamed = callNamed;
  }
}

export type Kind =
  | 'null'
  | 'boolean'
  | 'number'
  | 'string'
  | 'list'
  | 'context'
  | 'date'
  | 'time'
  | 'date and time'
  | 'years and months duration'
  | 'days and time duration'
  | 'range'
  | 'function';

/** The FEEL type of a value (DMN 1.5 table 42). */
export function kindOf(value: Value): Kind {
  switch (typeof value) {
    case 'number':
      return 'number';
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    default:
      return kindOfObject(value);
  }
}

function kindOfObject(value: Value): Kind {
  if (value === null) return 'null';
  if (value instanceof Decimal) return 'number';
  if (value instanceof Map) return 'context';
  if (Array.isArray(value)) return 'list';
  if (value instanceof DateValue) return 'date';
  if (value instanceof DateTimeValue) return 'date and time';
  if (value instanceof TimeValue) return 'time';
  if (value instanceof DaysTime) return 'days and time duration';
  if (value instanceof YearsMonths) return 'years and months duration';
  return value instanceof Range ? 'range' : 'function';
}

export function isNumber(value: Value): value is Numeric {
  return typeof value === 'number' || value instanceof Decimal;
}

export function isList(value: Value): value is List {
  return Array.isArray(value);
}

export function isContext(value: Value): value is Context {
  return value instanceof Map;
}
