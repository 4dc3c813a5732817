import { order } from '../../expression/compare.ts';
import { add, subtract as difference, divide } from '../../expression/decimal.ts';
import type { StaticTests } from '../../expression/feel/static-tests.ts';
import { toText } from '../../expression/text.ts';
import {
  DateValue,
  DaysTime,
  freely,
  isNumber,
  kindOf,
  type Range,
  type Value,
  YearsMonths,
} from '../../expression/values.ts';
import type { InputFacts } from './facts.ts';
import { every, intersect, type Segments, segmentsAt, subtract } from './segments.ts';

/** One input cut into segments in which no cell tells two values apart. */
export interface Domain {
  /** An example of each segment, as FEEL text. */
  readonly examples: readonly string[];
  /** What the input may be; null is never missed. */
  readonly all: Segments;
  segmentsOf(cell: StaticTests): Segments;
}

const ORDERED = new Set(['number', 'date', 'days and time duration', 'years and months duration']);

const textOf = (value: Value): string => {
  const plain = toText(value, freely);
  if (typeof value === 'string') return JSON.stringify(value);
  return value === null || typeof value !== 'object' || isNumber(value) ? plain : `@"${plain}"`;
};

/** The value a step away: the next day or month, or the next whole number. */
function beside(value: Value, step: 1 | -1): Value {
  if (isNumber(value)) return add(value, step);
  if (value instanceof DateValue) {
    const moved = value.plain.addDays(step);
    return moved && new DateValue(moved);
  }
  if (value instanceof YearsMonths) return new YearsMonths(value.months + step);
  return value instanceof DaysTime
    ? new DaysTime(value.nanoseconds + BigInt(step) * 86_400_000_000_000n)
    : null;
}

/** A value between two others; null where there is none, as between a day and the next. */
function between(low: Value, high: Value): Value {
  const next = beside(low, 1);
  if (next !== null && order(next, high, 0) < 0) return next;
  if (isNumber(low) && isNumber(high)) {
    const distance = difference(high, low);
    const half = distance && divide(distance, 2);
    return half && add(low, half);
  }
  if (!(low instanceof DaysTime && high instanceof DaysTime)) return null;
  const middle = (low.nanoseconds + high.nanoseconds) / 2n;
  return middle > low.nanoseconds ? new DaysTime(middle) : null;
}

const rangeEnds = ({ start, end }: Range) => [start, end].filter((value) => value !== undefined);

const valuesOf = (cells: readonly StaticTests[]): Value[] =>
  cells.flatMap(({ values, ranges }) => [...values, ...ranges.flatMap(rangeEnds)]);

/** Cuts an input by what its cells name; null where they have no common order. */
export function domainOf(input: InputFacts, cells: readonly StaticTests[]): Domain | null {
  const tests = input.allowed ? [...cells, input.allowed] : cells;
  const named = valuesOf(tests).filter((value) => value !== null);
  const kinds = new Set(named.map(kindOf));
  if (kinds.size > 1) return null;
  const kind = kinds.values().next().value ?? 'null';
  const ranged = tests.some(({ ranges }) => ranges.length > 0);
  if (ORDERED.has(kind)) return limited(ordered(named), input);
  if (ranged || !['null', 'string', 'boolean'].includes(kind)) return null;
  return limited(keyed(named, kind === 'boolean' || input.type === 'boolean'), input);
}

type Open = Omit<Domain, 'all'> & { readonly count: number };

function limited({ examples, count, segmentsOf }: Open, { allowed }: InputFacts): Domain {
  const known = segmentsAt(
    count,
    examples.flatMap((example, at) => (example === '' ? [] : [at])),
  );
  const all = allowed ? intersect(known, segmentsOf(allowed)) : known;
  return { examples, all, segmentsOf };
}

/** A cell as the segments that it names, turned round where it says `not`. */
function cellIn(count: number, { any, negated }: StaticTests, places: () => Iterable<number>) {
  if (any) return every(count);
  const found = segmentsAt(count, places());
  return negated ? subtract(every(count), found) : found;
}

/** Values one by one, and one segment for all others. */
function keyed(named: readonly Value[], isBoolean: boolean): Open {
  const keys = [...new Set(isBoolean ? [true, false] : named)];
  const other = keys.length;
  const taken = new Set(keys);
  let example = 'x';
  while (taken.has(example)) example += 'x';
  const count = isBoolean ? other : other + 1;
  return {
    count,
    examples: [...keys.map(textOf), ...(isBoolean ? [] : [textOf(example)])],
    segmentsOf(cell) {
      const places = () => cell.values.map((value) => keys.indexOf(value as string));
      return cellIn(count, cell, () => places().filter((at) => at >= 0));
    },
  };
}

/** Segment 2i+1 is the point i, 2i what lies before it. */
function ordered(named: readonly Value[]): Open {
  const points = [...named]
    .sort((a, b) => order(a, b, 0))
    .filter((value, at, all) => at === 0 || order(value, all[at - 1] as Value, 0) !== 0);
  const count = 2 * points.length + 1;
  const examples = Array.from({ length: count }, (_item, at) => {
    const point = points[at >> 1] ?? null;
    if (at % 2 === 1) return textOf(point);
    const before = points[(at >> 1) - 1];
    const value =
      before === undefined
        ? beside(point, -1)
        : point === null
          ? beside(before, 1)
          : between(before, point);
    return value === null ? '' : textOf(value);
  });
  const placeOf = (value: Value) => {
    let low = 0;
    let high = points.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (order(points[middle] as Value, value, 0) < 0) low = middle + 1;
      else high = middle;
    }
    return 2 * low + 1;
  };
  return {
    count,
    examples,
    segmentsOf: (cell) => cellIn(count, cell, () => placesIn(cell, placeOf, count)),
  };
}

function placesIn(
  { values, ranges }: StaticTests,
  placeOf: (value: Value) => number,
  count: number,
): number[] {
  const found = values.filter((value) => value !== null).map(placeOf);
  for (const { start, end, startIncluded, endIncluded } of ranges) {
    const from = start === undefined ? 0 : placeOf(start) + (startIncluded ? 0 : 1);
    const to = end === undefined ? count - 1 : placeOf(end) - (endIncluded ? 0 : 1);
    for (let at = from; at <= to; at++) found.push(at);
  }
  return found;
}
