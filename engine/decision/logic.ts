import { itemAt, itemsOf, listOf } from '../expression/feel/loops.ts';
import type { Closure, Env } from '../expression/run.ts';
import { anyType, type Type } from '../expression/types.ts';
import { FunctionValue, isContext, kindOf, type Value } from '../expression/values.ts';
import { childOf, childrenOf, type Element, idOf, textOf } from './element.ts';
import { expressionOf, type Place } from './feel.ts';
import { compileTable, type Table } from './table.ts';

export type TypeOf = (reference: string | null) => Type;

/** Compiled logic; a table also tells which rules it took. */
export interface Logic {
  readonly closure: Closure;
  readonly table: Table | null;
}

type Reader = (element: Element, place: Place, typeOf: TypeOf) => Logic;

const plain = (closure: Closure): Logic => ({ closure, table: null });

const compile = (element: Element | null, place: Place, typeOf: TypeOf): Closure =>
  compileLogic(element, place, typeOf).closure;

/** Runs a closure with more values in scope. */
function within(env: Env, values: Iterable<readonly [string, Value]>): Env {
  return env.run.over(new Map([...(env.run.values ?? []), ...values]));
}

const literal: Reader = (element, place) => plain(expressionOf(element, place));

const table: Reader = (element, place, typeOf) => {
  const compiled = compileTable(element, place, typeOf);
  return { closure: (env) => compiled(env, null), table: compiled };
};

/** Each entry sees those before it; an entry without a name is the result (DMN 1.5 7.3.5). */
const context: Reader = (element, place, typeOf) => {
  let names = place.names;
  const entries = childrenOf(element, 'contextEntry').map((entry) => {
    const variable = childOf(entry, 'variable');
    const name = textOf(variable, 'name');
    const at = { ...place, names, element: idOf(entry) ?? place.element };
    const type = typeOf(textOf(variable, 'typeRef'));
    const value = compile(childOf(entry, 'value'), at, typeOf);
    if (name !== null) names = [...names, name];
    return { name, type, value };
  });
  return plain((env) => {
    const made = new Map<string, Value>();
    const values = new Map<string, Value>(env.run.values ?? []);
    const inside = env.run.over(values);
    for (const { name, type, value } of entries) {
      const found = type.coerce(value(inside), env.run);
      if (name === null) return found;
      made.set(name, found);
      values.set(name, found);
    }
    return made;
  });
};

const list: Reader = (element, place, typeOf) => {
  const items = childrenOf(element, 'elements').map((item) => compile(item, place, typeOf));
  return plain((env) => items.map((item) => item(env)));
};

const relation: Reader = (element, place, typeOf) => {
  const columns = childrenOf(element, 'column').map((column) => textOf(column, 'name') ?? '');
  const rows = childrenOf(element, 'row').map((row) =>
    childrenOf(row, 'elements').map((cell) => compile(cell, place, typeOf)),
  );
  return plain((env) =>
    rows.map((row) => new Map(columns.map((name, at) => [name, row[at]?.(env) ?? null] as const))),
  );
};

const invocation: Reader = (element, place, typeOf) => {
  const callee = compile(childOf(element, 'calledFunction'), place, typeOf);
  const bindings = childrenOf(element, 'binding').map((binding) => ({
    name: textOf(childOf(binding, 'parameter'), 'name') ?? '',
    value: compile(childOf(binding, 'bindingFormula'), place, typeOf),
  }));
  return plain((env) => {
    const found = callee(env);
    if (!(found instanceof FunctionValue)) {
      return env.run.fail(`Expected a function to invoke but got ${kindOf(found)}`);
    }
    const args = new Map(bindings.map(({ name, value }) => [name, value(env)] as const));
    if (found.callNamed) return found.callNamed(args, env.run);
    const parameters = found.parameters ?? [];
    const stray = [...args.keys()].find((name) => !parameters.includes(name));
    if (stray !== undefined) {
      return env.run.fail(`Expected parameters of ${found.name} but got "${stray}"`);
    }
    return found.call(
      parameters.map((name) => args.get(name) ?? null),
      env.run,
    );
  });
};

/** Cost that one call of boxed logic counts for. */
const CALL_STEPS = 10;

/** What a business knowledge model says of its function. */
interface Declared {
  readonly name: string;
  readonly result: Type;
}

const undeclared: Declared = { name: 'function', result: anyType };

/** A function over boxed logic; its body sees the values around it and its parameters. */
export function functionDefinition(
  element: Element,
  place: Place,
  typeOf: TypeOf,
  declared: Declared = undeclared,
): Logic {
  const kind = textOf(element, 'kind') ?? 'FEEL';
  if (kind !== 'FEEL') return refused(place, `${kind} function`);
  const parameters = childrenOf(element, 'formalParameter').map((parameter) => ({
    name: textOf(parameter, 'name') ?? '',
    type: typeOf(textOf(parameter, 'typeRef')),
  }));
  const order = parameters.map(({ name }) => name);
  const at = { ...place, names: [...place.names, ...order] };
  const body = compile(childOf(element, 'body'), at, typeOf);
  const own = typeOf(textOf(element, 'typeRef'));
  const result = own.result ?? own;
  return plain(
    (env) =>
      new FunctionValue(declared.name, order, (args, run) => {
        run.enterCall();
        run.charge(CALL_STEPS);
        const bound = parameters.map(
          ({ name, type }, index) => [name, type.coerce(args[index] ?? null, run)] as const,
        );
        const value = declared.result.coerce(result.coerce(body(within(env, bound)), run), run);
        run.leaveCall();
        return value;
      }),
  );
}

const childLogic = (element: Element, key: string, place: Place, typeOf: TypeOf): Closure =>
  compile(childOf(childOf(element, key), 'value'), place, typeOf);

const conditional: Reader = (element, place, typeOf) => {
  const test = childLogic(element, 'if', place, typeOf);
  const yes = childLogic(element, 'then', place, typeOf);
  const no = childLogic(element, 'else', place, typeOf);
  return plain((env) => {
    const found = test(env);
    if (found !== null && typeof found !== 'boolean') {
      env.run.fail(`Expected a condition but got ${kindOf(found)}`);
    }
    return found === true ? yes(env) : no(env);
  });
};

/** Cost of one round of a boxed loop. */
const ROUND_STEPS = 10;

/** The entries of a context are names in a filter, after `item` (DMN 1.5 7.3.10). */
const filter: Reader = (element, place, typeOf) => {
  const source = childLogic(element, 'in', place, typeOf);
  const match = childLogic(element, 'match', { ...place, names: [...place.names, 'item'] }, typeOf);
  const test = (item: Value, env: Env): Value => {
    env.run.charge(ROUND_STEPS);
    return match(within(env, [['item', item], ...(isContext(item) ? item : [])]));
  };
  return plain((env) => {
    const items = listOf(source(env));
    const first = test(items[0] ?? null, env);
    if (typeof first === 'number') return itemAt(items, first, env);
    return items.filter((item, at) => (at === 0 ? first : test(item, env)) === true);
  });
};

/** The values that a boxed iterator runs over, and how it binds each. */
function iteration(element: Element, place: Place, typeOf: TypeOf, body: string, more: string[]) {
  const variable = textOf(element, 'iteratorVariable') ?? 'item';
  const holder = childOf(element, 'in');
  const type = typeOf(textOf(holder, 'typeRef'));
  const source = childLogic(element, 'in', place, typeOf);
  const inside = { ...place, names: [...place.names, variable, ...more] };
  return {
    round: childLogic(element, body, inside, typeOf),
    itemsOf: (env: Env) => itemsOf(type.coerce(source(env), env.run), env),
    bind: (env: Env, item: Value, others: readonly (readonly [string, Value])[] = []): Env => {
      env.run.charge(ROUND_STEPS);
      return within(env, [[variable, item], ...others]);
    },
  };
}

const forLoop: Reader = (element, place, typeOf) => {
  const loop = iteration(element, place, typeOf, 'return', ['partial']);
  return plain((env) => {
    const items = loop.itemsOf(env);
    if (items === null) return null;
    const results: Value[] = [];
    for (const item of items) {
      env.run.charge(results.length >> 4);
      results.push(loop.round(loop.bind(env, item, [['partial', results.slice()]])));
    }
    return results;
  });
};

/** `some` is settled by true, `every` by false. */
function quantified(decisive: boolean): Reader {
  return (element, place, typeOf) => {
    const loop = iteration(element, place, typeOf, 'satisfies', []);
    return plain((env) => {
      const items = loop.itemsOf(env);
      if (items === null) return null;
      let answer: boolean | null = !decisive;
      for (const item of items) {
        const found = loop.round(loop.bind(env, item));
        if (found === decisive) return decisive;
        if (typeof found !== 'boolean') answer = null;
      }
      return answer;
    });
  };
}

/** One file a kind would be lines of wrapping: each boxed expression is one reader here. */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['dmn:LiteralExpression', literal],
  ['dmn:DecisionTable', table],
  ['dmn:Context', context],
  ['dmn:List', list],
  ['dmn:Relation', relation],
  ['dmn:Invocation', invocation],
  ['dmn:FunctionDefinition', functionDefinition],
  ['dmn:Conditional', conditional],
  ['dmn:Filter', filter],
  ['dmn:For', forLoop],
  ['dmn:Some', quantified(true)],
  ['dmn:Every', quantified(false)],
]);

function refused(place: Place, what: string): Logic {
  place.source.problems.add('unsupported-logic', place.element, {
    zh: `不支持的决策逻辑“${what}”`,
    en: `Expected decision logic of a supported kind but got ${what}`,
  });
  return plain((env) => env.run.fail(`Expected supported logic but got ${what}`));
}

/** Compiles any boxed expression of DMN 1.5 7.3; none at all is null. */
export function compileLogic(element: Element | null, place: Place, typeOf: TypeOf): Logic {
  if (!element) return plain(() => null);
  const reader = readers.get(element.$type);
  return reader ? reader(element, place, typeOf) : refused(place, element.$type);
}
