import type { Json } from '../model/value.ts';
import { type Decimal, parseNumber } from './decimal.ts';
import type { Scope } from './expression.ts';
import { formatTemporal, parseDate, parseDateTime, parseDuration, parseTime } from './time.ts';
import {
  type Context,
  DateTimeValue,
  DateValue,
  DaysTime,
  type Effort,
  freely,
  isContext,
  isList,
  isNumber,
  TimeValue,
  type Value,
  YearsMonths,
} from './values.ts';

type JsonObject = { readonly [key: string]: Json };
type Resolver = Pick<Scope, 'resolve'>;

/** How each tag of the stored form is read; a text it cannot read is null. */
const readers: ReadonlyMap<string, (text: string, by: Resolver) => Value> = new Map<
  string,
  (text: string, by: Resolver) => Value
>([
  ['decimal', (text) => parseNumber(text)],
  ['date', (text) => parseDate(text)],
  ['time', (text) => parseTime(text)],
  ['date-time', (text) => parseDateTime(text)],
  ['years-months', (text) => parseDuration(text)],
  ['days-time', (text) => parseDuration(text)],
  ['ref', (text, by) => fromJson(by.resolve(text), by)],
]);

/**
 * The value of a stored JSON value: tagged forms become dates, decimals and so on, a `ref` is
 * resolved, objects become maps of their own properties.
 */
export function fromJson(json: Json, by: Resolver): Value {
  if (typeof json !== 'object') return Number.isNaN(json) ? null : json;
  if (json === null) return null;
  if (Array.isArray(json)) return json.map((item: Json) => fromJson(item, by));
  const object = json as JsonObject;
  if (!Object.hasOwn(object, '$')) return contextOf(object, by);
  return untag(object, by);
}

function untag(object: JsonObject, by: Resolver): Value {
  const tag = object.$;
  const content = Object.hasOwn(object, 'v') ? object.v : null;
  if (tag === 'object' && typeof content === 'object' && content !== null) {
    return Array.isArray(content) ? null : contextOf(content as JsonObject, by);
  }
  const read = typeof tag === 'string' ? readers.get(tag) : undefined;
  return read && typeof content === 'string' ? read(content, by) : null;
}

function contextOf(object: JsonObject, by: Resolver): Context {
  const context = new Map<string, Value>();
  for (const key of Object.keys(object)) context.set(key, fromJson(object[key] as Json, by));
  return context;
}

/**
 * The stored form of a value. Ranges and functions have none: they are null. A key such as
 * `__proto__` is data like any other.
 */
export function toJson(value: Value, effort: Effort = freely): Json {
  if (typeof value !== 'object') return value;
  if (value === null) return null;
  if (isList(value)) {
    effort.charge(value.length);
    return value.map((item) => toJson(item, effort));
  }
  if (isContext(value)) return objectOf(value, effort);
  if (isNumber(value)) return { $: 'decimal', v: (value as Decimal).toFixed() };
  const tag = tagOf(value);
  return tag === null ? null : { $: tag, v: formatTemporal(value as DateValue) };
}

/** A plain object is a fifth of one without a prototype, and records keep many. */
function setOwn(object: Record<string, Json>, key: string, value: Json): void {
  if (key !== '__proto__') object[key] = value;
  else {
    const own = { value, enumerable: true, writable: true, configurable: true };
    Object.defineProperty(object, key, own);
  }
}

function objectOf(context: Context, effort: Effort): Json {
  effort.charge(context.size);
  const object: Record<string, Json> = {};
  for (const [key, item] of context) setOwn(object, key, toJson(item, effort));
  return context.has('$') ? { $: 'object', v: object } : object;
}

function tagOf(value: Value): string | null {
  if (value instanceof DateValue) return 'date';
  if (value instanceof TimeValue) return 'time';
  if (value instanceof DateTimeValue) return 'date-time';
  if (value instanceof YearsMonths) return 'years-months';
  return value instanceof DaysTime ? 'days-time' : null;
}
