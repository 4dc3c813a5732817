import { toInteger } from '../decimal.ts';
import { bind, type Env, RANGE_MAX } from '../run.ts';
import { DateValue, isList, kindOf, Range, type Value } from '../values.ts';
import type { Compiler, Names, Rule } from './compiler.ts';
import { type Node, partsOf } from './parse.ts';

/** The values that one `x in ...` runs over; null where there is nothing to run over. */
type Domain = (env: Env) => Iterable<Value> | null;

interface Iterator {
  readonly domain: Domain;
}

function domainOf(node: Node, names: Names | null, compiler: Compiler): Domain {
  const [first, second] = partsOf(node);
  if (!first) throw compiler.refuse(node);
  const start = compiler.compile(first, names);
  if (second) {
    const end = compiler.compile(second, names);
    return (env) => span(start(env), end(env), env);
  }
  return (env) => itemsOf(start(env), env);
}

/** The values that `in` runs over: of a list, of a range, or the one value itself. */
export function itemsOf(value: Value, env: Env): Iterable<Value> | null {
  if (isList(value)) return value;
  if (value instanceof Range) {
    if (value.start === undefined || value.end === undefined) {
      return env.run.fail('Expected a range with two ends to run over');
    }
    return span(value.start, value.end, env, value);
  }
  return value === null ? env.run.fail('Expected a list to run over but got null') : [value];
}

/** Whole numbers or dates from one end to the other, downwards where the first is the greater. */
function span(start: Value, end: Value, env: Env, range?: Range): Iterable<Value> | null {
  if (start instanceof DateValue && end instanceof DateValue) {
    const days = end.plain.dayNumber - start.plain.dayNumber;
    const make = (step: number) => new DateValue(start.plain.addDays(step) ?? start.plain);
    return steps(days, make, env, range);
  }
  const first = typeof start === 'number' ? toInteger(start) : null;
  const last = typeof end === 'number' ? toInteger(end) : null;
  if (first === null || last === null) {
    const kinds = `${kindOf(start)} and ${kindOf(end)}`;
    return env.run.fail(`Expected a range of whole numbers or dates but got ${kinds}`);
  }
  return steps(last - first, (step) => first + step, env, range);
}

function steps(
  distance: number,
  make: (step: number) => Value,
  env: Env,
  range: Range | undefined,
): Iterable<Value> | null {
  const size = Math.abs(distance);
  if (size >= RANGE_MAX) {
    return env.run.fail(`Expected a range of at most ${RANGE_MAX} values but it has ${size + 1}`);
  }
  const items: Value[] = [];
  for (let step = 0; step <= size; step++) {
    if (step === 0 && range && !range.startIncluded) continue;
    if (step === size && range && !range.endIncluded) continue;
    items.push(make(distance < 0 ? -step : step));
  }
  return items;
}

/** Compiles `x in xs, y in ys`; later lists may use earlier names. */
function compileIterators(node: Node, names: Names | null, compiler: Compiler) {
  const holder = compiler.part(node, 0);
  const iterators: Iterator[] = [];
  let inside = names;
  for (const part of partsOf(holder)) {
    iterators.push({ domain: domainOf(compiler.part(part, 1), inside, compiler) });
    const name = compiler.nameOf(compiler.part(part, 0));
    inside = { name, opens: false, up: inside };
  }
  return { iterators, inside };
}

/** Calls `visit` for each combination until it answers false; null where a list was missing. */
function run(
  iterators: readonly Iterator[],
  env: Env,
  visit: (env: Env) => boolean,
  at = 0,
): boolean | null {
  const iterator = iterators[at];
  if (!iterator) return visit(env);
  const items = iterator.domain(env);
  if (items === null) return null;
  for (const item of items) {
    env.run.charge(1);
    const going = run(iterators, bind(env, item), visit, at + 1);
    if (going !== true) return going;
  }
  return true;
}

const forExpression: Rule = (node, names, compiler) => {
  const { iterators, inside } = compileIterators(node, names, compiler);
  const withPartial: Names = { name: 'partial', opens: false, up: inside };
  const body = compiler.compileBody(compiler.part(node, 1), withPartial);
  const partial = /\bpartial\b/.test(compiler.source(compiler.part(node, 1)));
  return (env) => {
    const results: Value[] = [];
    const finished = run(iterators, env, (at) => {
      env.run.charge(body.weight + (partial ? results.length : 0));
      results.push(body.closure(bind(at, partial ? results.slice() : null)));
      return true;
    });
    return finished === null ? null : results;
  };
};

const quantified: Rule = (node, names, compiler) => {
  const { iterators, inside } = compileIterators(node, names, compiler);
  const body = compiler.compileBody(compiler.part(node, 1), inside);
  // "some" is settled by true, "every" by false.
  const decisive = node.getChild('some') !== null;
  return (env) => {
    let answer: boolean | null = !decisive;
    const finished = run(iterators, env, (at) => {
      env.run.charge(body.weight);
      const found = body.closure(at);
      if (found === decisive) {
        answer = decisive;
        return false;
      }
      if (typeof found !== 'boolean') answer = null;
      return true;
    });
    return finished === null ? null : answer;
  };
};

/** The conditions that can only be true, false or unknown, so never an index. */
const conditions = new Set([
  'Comparison',
  'Conjunction',
  'Disjunction',
  'QuantifiedExpression',
  'BooleanLiteral',
  'InstanceOfExpression',
]);

const filter: Rule = (node, names, compiler) => {
  const source = compiler.compile(compiler.part(node, 0), names);
  const inner = compiler.part(node, 1);
  const body = compiler.compileBody(inner, { name: 'item', opens: true, up: names });
  const select = (items: readonly Value[], env: Env): Value => {
    env.run.charge(items.length * (body.weight + 1));
    return items.filter((item) => body.closure(bind(env, item)) === true);
  };
  if (conditions.has(inner.name)) return (env) => select(listOf(source(env)), env);
  return (env) => {
    const found = source(env);
    const items = listOf(found);
    const index = body.closure(bind(env, items[0] ?? null));
    if (typeof index === 'number') return itemAt(items, index, env);
    return select(items, env);
  };
};

/** Null is an empty list and any other value a list of one (DMN 1.5 10.3.2.5). */
export function listOf(value: Value): readonly Value[] {
  if (isList(value)) return value;
  return value === null ? [] : [value];
}

/** The item at a place counted from 1, or from -1 at the end. */
export function itemAt(items: readonly Value[], index: number, env: Env): Value {
  const item = index > 0 ? items[index - 1] : items[items.length + index];
  if (item !== undefined && index !== 0) return item;
  return env.run.fail(`Expected an index within a list of ${items.length} but got ${index}`);
}

export const loopRules: readonly (readonly [string, Rule])[] = [
  ['ForExpression', forExpression],
  ['QuantifiedExpression', quantified],
  ['FilterExpression', filter],
];
