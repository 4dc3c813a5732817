import { order } from '../expression/compare.ts';
import type { StaticTests } from '../expression/feel/static-tests.ts';
import {
  DateValue,
  DaysTime,
  isNumber,
  type Range,
  type Value,
  YearsMonths,
} from '../expression/values.ts';

/** Bits of rules, 32 a word. */
type Bits = Uint32Array;

export const wordsOf = (rules: number) => (rules + 31) >> 5;

function setBit(bits: Bits, at: number): void {
  bits[at >> 5] = (bits[at >> 5] ?? 0) | (1 << (at & 31));
}

/** Memory of one column's index; what is beyond is tested rule by rule. */
const WORDS_MAX = 4_000_000;

type Ordered = 'number' | 'date' | 'days' | 'months';

/** Kinds whose order does not depend on a zone; null for all others. */
function orderedKind(value: Value): Ordered | null {
  if (isNumber(value)) return 'number';
  if (value instanceof DateValue) return 'date';
  if (value instanceof DaysTime) return 'days';
  return value instanceof YearsMonths ? 'months' : null;
}

const isKey = (value: Value) =>
  value === null || typeof value === 'string' || typeof value === 'boolean';

/** Where a sorted list has or would have a value: 2i+1 at point i, 2i before it. */
function positionOf(points: readonly Value[], value: Value): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const position = order(points[middle] as Value, value, 0);
    if (position === 0) return 2 * middle + 1;
    if (position < 0) low = middle + 1;
    else high = middle;
  }
  return 2 * low;
}

function spanOf(range: Range, points: readonly Value[]): [number, number] {
  const { start, end, startIncluded, endIncluded } = range;
  const from = start === undefined ? 0 : positionOf(points, start) + (startIncluded ? 0 : 1);
  const to =
    end === undefined ? 2 * points.length : positionOf(points, end) - (endIncluded ? 0 : 1);
  return [from, to];
}

/**
 * One input column of a decision table by value: which rules a value passes is looked up, not
 * tested. Rules whose cell is no plain literal test are in `tested`: they pass here and are
 * tested afterwards.
 */
export class Column {
  /** Rules whose cell must be tested after the look-up. */
  readonly tested: ReadonlySet<number>;
  private readonly keys = new Map<Value, Bits>();
  private readonly others: Bits;
  private points: readonly Value[] = [];
  private spans: readonly Bits[] = [];
  private readonly kind: Ordered | null;

  constructor(cells: readonly (StaticTests | null)[]) {
    this.kind = this.findKind(cells);
    const indexed = cells.map((cell) => (cell && this.indexable(cell) ? cell : null));
    const tested = new Set<number>();
    this.others = new Uint32Array(wordsOf(cells.length));
    for (const [rule, cell] of indexed.entries()) {
      if (!cell) tested.add(rule);
      if (!cell || cell.any) setBit(this.others, rule);
    }
    this.tested = tested;
    this.fillKeys(indexed);
    this.fillSpans(indexed);
  }

  /** The rules that may pass for a value; null where each must be tested. */
  candidates(value: Value): Bits | null {
    const known = this.keys.get(value);
    if (known) return known;
    if (isKey(value)) return this.others;
    const kind = orderedKind(value);
    if (kind === null) return null;
    if (kind !== this.kind) return this.others;
    return this.spans[positionOf(this.points, value)] ?? this.others;
  }

  private findKind(cells: readonly (StaticTests | null)[]): Ordered | null {
    for (const cell of cells) {
      for (const value of cell ? endsOf(cell) : []) {
        const kind = orderedKind(value);
        if (kind) return this.fits(cells) ? kind : null;
      }
    }
    return null;
  }

  private fits(cells: readonly (StaticTests | null)[]): boolean {
    const ends = cells.reduce((sum, cell) => sum + (cell ? endsOf(cell).length : 0), 0);
    return (2 * ends + 1) * wordsOf(cells.length) <= WORDS_MAX;
  }

  private indexable({ any, negated, values, ranges }: StaticTests): boolean {
    if (any) return true;
    const inOrder = (value: Value) => this.kind !== null && orderedKind(value) === this.kind;
    return (
      !negated &&
      values.every((value) => isKey(value) || inOrder(value)) &&
      ranges.every((range) => rangeEnds(range).every(inOrder))
    );
  }

  private fillKeys(cells: readonly (StaticTests | null)[]): void {
    for (const [rule, cell] of cells.entries()) {
      for (const value of cell?.values ?? []) {
        if (!isKey(value)) continue;
        const bits = this.keys.get(value) ?? this.others.slice();
        setBit(bits, rule);
        this.keys.set(value, bits);
      }
    }
  }

  private fillSpans(cells: readonly (StaticTests | null)[]): void {
    const ends = cells.flatMap((cell) => (cell ? endsOf(cell).filter((end) => !isKey(end)) : []));
    const sorted = ends.sort((a, b) => order(a, b, 0));
    this.points = sorted.filter(
      (end, at) => at === 0 || order(end, sorted[at - 1] as Value, 0) !== 0,
    );
    this.spans = Array.from({ length: 2 * this.points.length + 1 }, () => this.others.slice());
    for (const [rule, cell] of cells.entries()) {
      for (const value of cell?.values ?? []) {
        if (!isKey(value)) setBit(this.spans[positionOf(this.points, value)] as Bits, rule);
      }
      for (const range of cell?.ranges ?? []) {
        const [from, to] = spanOf(range, this.points);
        for (let at = from; at <= to; at++) setBit(this.spans[at] as Bits, rule);
      }
    }
  }
}

const rangeEnds = ({ start, end }: Range): Value[] =>
  [start, end].filter((value) => value !== undefined);

const endsOf = ({ values, ranges }: StaticTests): Value[] => [
  ...values,
  ...ranges.flatMap(rangeEnds),
];
