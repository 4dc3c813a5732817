import { type Operation, operations } from '../../arithmetic.ts';
import { equal, order } from '../../compare.ts';
import {
  add,
  canonical,
  Decimal,
  divide,
  multiply,
  type Numeric,
  toDecimal,
} from '../../decimal.ts';
import {
  type Evaluation,
  FunctionValue,
  isList,
  isNumber,
  kindOf,
  type List,
  type Value,
} from '../../values.ts';
import { builtin } from './builtin.ts';

const oneOrMany = ['list: list', '...items: any'] as const;

const asList = (value: Value | undefined) => value as List;

/** Items as numbers; null where one is none. */
function numbersOf(list: List, run: Evaluation): readonly Numeric[] | null {
  run.charge(list.length);
  return list.every(isNumber) ? (list as readonly Numeric[]) : run.fail('Expected only numbers');
}

/** The first item that stands before (or after) all others. */
function extreme(list: List, sign: 1 | -1, run: Evaluation): Value {
  run.charge(list.length);
  let best = list[0] ?? null;
  for (const item of list.slice(1)) {
    const position = order(item, best, run.scope.zone);
    if (Number.isNaN(position)) return run.fail('Expected items that have an order');
    if (position * sign > 0) best = item;
  }
  return list.length === 1 && Number.isNaN(order(best, best, run.scope.zone))
    ? run.fail('Expected items that have an order')
    : best;
}

const plus = operations['+'] as Operation;

/** Numbers or durations. */
function sum(list: List, run: Evaluation): Value {
  run.charge(list.length);
  const [first, ...rest] = list;
  if (first === undefined) return null;
  if (!isNumber(first) && !kindOf(first).endsWith('duration')) {
    return run.fail(`Expected numbers or durations but got ${kindOf(first)}`);
  }
  return rest.reduce<Value>(
    (total, item) => (total === null ? null : plus(total, item, run)),
    first,
  );
}

const total = (numbers: readonly Numeric[]): Numeric | null =>
  numbers.reduce<Numeric | null>((sum, item) => (sum === null ? null : add(sum, item)), 0);

const mean = (numbers: readonly Numeric[]): Numeric | null => {
  const sum = total(numbers);
  return sum === null ? null : divide(sum, numbers.length);
};

const sorted = (numbers: readonly Numeric[]) =>
  [...numbers].sort((a, b) => toDecimal(a).comparedTo(toDecimal(b)));

function median(numbers: readonly Numeric[]): Value {
  if (numbers.length === 0) return null;
  const ordered = sorted(numbers);
  const middle = Math.floor(ordered.length / 2);
  return ordered.length % 2 === 1
    ? (ordered[middle] as Numeric)
    : mean(ordered.slice(middle - 1, middle + 1));
}

/** The deviation of a sample. */
function deviation(numbers: readonly Numeric[]): Value {
  const centre = mean(numbers);
  if (numbers.length < 2 || centre === null) return null;
  const squares = numbers.map((item) => toDecimal(item).minus(toDecimal(centre)).pow(2));
  const variance = squares.reduce((sum, item) => sum.plus(item), new Decimal(0));
  return canonical(variance.div(numbers.length - 1).sqrt());
}

function mode(numbers: readonly Numeric[]): Value {
  const counts = new Map<string, { value: Numeric; count: number }>();
  for (const value of numbers) {
    const entry = counts.get(String(value)) ?? { value, count: 0 };
    counts.set(String(value), { value, count: entry.count + 1 });
  }
  const most = Math.max(0, ...[...counts.values()].map(({ count }) => count));
  return sorted([...counts.values()].filter(({ count }) => count === most).map((e) => e.value));
}

const sameItem = (a: Value, b: Value, run: Evaluation) => equal(a, b, run) === true;

/** Each value once, in the order of its first place. */
function distinct(list: List, run: Evaluation): Value[] {
  const plain = new Set<Value>();
  const found: Value[] = [];
  for (const item of list) {
    const simple = typeof item !== 'object';
    run.charge(simple ? 1 : found.length + 1);
    if (simple ? plain.has(item) : found.some((other) => sameItem(item, other, run))) continue;
    if (simple) plain.add(item);
    found.push(item);
  }
  return found;
}

/** All true, or the decisive one found; null in between. */
function every(list: List, decisive: boolean): Value {
  if (list.includes(decisive)) return decisive;
  return list.every((item) => item === !decisive) ? !decisive : null;
}

function flatten(list: List, run: Evaluation): Value[] {
  run.charge(list.length);
  return list.flatMap((item) => (isList(item) ? flatten(item, run) : [item]));
}

/** A place within a list counted from 1, or from -1 at its end; null beyond it. */
function place(list: List, position: Value | undefined, extra = 0): number | null {
  const at = Number(position);
  if (!Number.isSafeInteger(at) || at === 0) return null;
  const index = at > 0 ? at - 1 : list.length + extra + at;
  return index < 0 || index >= list.length + extra ? null : index;
}

const outside = (run: Evaluation) => run.fail('Expected a position within the list');

function concatenate(lists: List, run: Evaluation): Value[] {
  const joined = lists.flatMap((item) => (isList(item) ? item : [item]));
  run.charge(joined.length);
  return joined;
}

/** A stable merge sort, so that an inconsistent `precedes` still ends. */
function sort(list: List, precedes: FunctionValue, run: Evaluation): List {
  if (list.length < 2) return list;
  const middle = list.length >> 1;
  const left = sort(list.slice(0, middle), precedes, run);
  const right = sort(list.slice(middle), precedes, run);
  const merged: Value[] = [];
  let [at, other] = [0, 0];
  while (at < left.length && other < right.length) {
    const [a, b] = [left[at] as Value, right[other] as Value];
    if (precedes.call([b, a], run) === true) {
      merged.push(b);
      other += 1;
    } else {
      merged.push(a);
      at += 1;
    }
  }
  return [...merged, ...left.slice(at), ...right.slice(other)];
}

function replaceItem(list: List, at: Value, item: Value, run: Evaluation): Value {
  run.charge(list.length);
  if (at instanceof FunctionValue) {
    return list.map((old) => (at.call([old, item], run) === true ? item : old));
  }
  const index = place(list, at);
  return index === null ? outside(run) : list.map((old, other) => (other === index ? item : old));
}

/** Functions on lists (DMN 1.5 table 76). */
export const listBuiltins = [
  builtin('list contains', 'list: list, element: any', ([list, element = null], run) => {
    run.charge(asList(list).length);
    return asList(list).some((item) => sameItem(item, element, run));
  }),
  builtin('count', 'list: list', ([list]) => asList(list).length),
  builtin('min', oneOrMany, ([list], run) => extreme(asList(list), -1, run)),
  builtin('max', oneOrMany, ([list], run) => extreme(asList(list), 1, run)),
  builtin('sum', oneOrMany, ([list], run) => sum(asList(list), run)),
  builtin('mean', oneOrMany, ([list], run) => {
    const items = asList(list);
    if (items.length === 0) return run.fail('Expected at least one item');
    const whole = sum(items, run);
    return whole === null ? null : (operations['/'] as Operation)(whole, items.length, run);
  }),
  builtin('all', oneOrMany, ([list]) => every(asList(list), false)),
  builtin('any', oneOrMany, ([list]) => every(asList(list), true)),
  builtin(
    'sublist',
    'list: list, start position: number, length?: number',
    ([list, start, length], run) => {
      const from = place(asList(list), start);
      if (from === null) return outside(run);
      const size = length === null ? asList(list).length - from : Number(length);
      return size < 0 ? outside(run) : asList(list).slice(from, from + size);
    },
  ),
  builtin('append', 'list: list|null, ...items: any', ([list, items], run) => {
    run.charge(asList(list ?? []).length);
    return [...asList(list ?? []), ...asList(items)];
  }),
  builtin('concatenate', '...lists: list', ([lists], run) => concatenate(asList(lists), run)),
  builtin('union', '...lists: list', ([lists], run) =>
    distinct(concatenate(asList(lists), run), run),
  ),
  builtin(
    'insert before',
    'list: list, position: number, newItem: any',
    ([list, position, item = null], run) => {
      const at = place(asList(list), position, Number(position) > 0 ? 1 : 0);
      if (at === null) return outside(run);
      return [...asList(list).slice(0, at), item, ...asList(list).slice(at)];
    },
  ),
  builtin('remove', 'list: list, position: number', ([list, position], run) => {
    const at = place(asList(list), position);
    return at === null ? outside(run) : asList(list).filter((_item, index) => index !== at);
  }),
  builtin(
    'list replace',
    ['list: list, position: number, newItem: any', 'list: list, match: function, newItem: any'],
    ([list, at = null, item = null], run) => replaceItem(asList(list), at, item, run),
  ),
  builtin('reverse', 'list: list', ([list]) => [...asList(list)].reverse()),
  builtin('index of', 'list: list, match: any', ([list, match = null], run) => {
    run.charge(asList(list).length);
    return asList(list).flatMap((item, index) => (sameItem(item, match, run) ? [index + 1] : []));
  }),
  builtin('distinct values', 'list: list', ([list], run) => distinct(asList(list), run)),
  builtin('duplicate values', 'list: list', ([list], run) => {
    const items = asList(list);
    run.charge(items.length * items.length);
    return distinct(items, run).filter(
      (item) => items.filter((other) => sameItem(item, other, run)).length > 1,
    );
  }),
  builtin('flatten', 'list: list', ([list], run) => flatten(asList(list), run)),
  builtin('product', oneOrMany, ([list], run) => {
    const numbers = numbersOf(asList(list), run);
    if (!numbers || numbers.length === 0) return null;
    return numbers.reduce<Numeric | null>((all, n) => (all === null ? null : multiply(all, n)), 1);
  }),
  builtin('median', oneOrMany, ([list], run) => {
    const numbers = numbersOf(asList(list), run);
    return numbers && median(numbers);
  }),
  builtin('stddev', oneOrMany, ([list], run) => {
    const numbers = numbersOf(asList(list), run);
    return numbers && deviation(numbers);
  }),
  builtin('mode', oneOrMany, ([list], run) => {
    const numbers = numbersOf(asList(list), run);
    return numbers && mode(numbers);
  }),
  builtin('sort', 'list: list, precedes?: function', ([list, precedes], run) => {
    if (precedes instanceof FunctionValue) return sort(asList(list), precedes, run);
    const natural = new FunctionValue('precedes', null, ([a = null, b = null]) => {
      return order(a, b, run.scope.zone) < 0;
    });
    run.charge(asList(list).length * 10);
    return sort(asList(list), natural, run);
  }),
];
