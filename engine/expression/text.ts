import { formatNumber } from './decimal.ts';
import { formatTemporal } from './time.ts';
import {
  type DateValue,
  type Effort,
  FunctionValue,
  freely,
  isContext,
  isList,
  isNumber,
  Range,
  type Value,
} from './values.ts';

/** What `string()` of FEEL gives: plain at the top, texts quoted within lists and contexts. */
export function toText(value: Value, effort: Effort): string {
  if (typeof value === 'string') return value;
  return display(value, effort);
}

function display(value: Value, effort: Effort): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `"${value.replace(/["\\]/g, '\\$&')}"`;
  if (typeof value === 'boolean') return String(value);
  if (isNumber(value)) return formatNumber(value);
  if (isList(value)) {
    effort.charge(value.length);
    return `[${value.map((item) => display(item, effort)).join(', ')}]`;
  }
  if (isContext(value)) {
    effort.charge(value.size);
    const entries = [...value].map(([key, item]) => `${keyText(key)}: ${display(item, effort)}`);
    return `{${entries.join(', ')}}`;
  }
  if (value instanceof Range) return displayRange(value, effort);
  if (value instanceof FunctionValue) return `function ${value.name}`;
  return formatTemporal(value as DateValue);
}

const keyText = (key: string) =>
  /^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(key) ? key : display(key, freely);

function displayRange(range: Range, effort: Effort): string {
  const { start, end, startIncluded, endIncluded } = range;
  if (start === undefined) return `${endIncluded ? '<=' : '<'} ${display(end ?? null, effort)}`;
  if (end === undefined) return `${startIncluded ? '>=' : '>'} ${display(start, effort)}`;
  const ends = `${display(start, effort)}..${display(end, effort)}`;
  return `${startIncluded ? '[' : '('}${ends}${endIncluded ? ']' : ')'}`;
}
