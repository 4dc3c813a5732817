import { equal } from '../compare.ts';
import type { Env } from '../run.ts';
import { isContext, isList, kindOf, type Value } from '../values.ts';

/** A method that models call on texts, lists and maps; what it cannot mean is null. */
interface Method {
  readonly arguments: number;
  run(on: Value, argument: Value, env: Env): Value;
}

const none = (name: string, on: Value, env: Env): null =>
  env.run.fail(`Expected a value that has ${name}() but got ${kindOf(on)}`);

function sizeOf(on: Value): number | null {
  if (typeof on === 'string' || isList(on)) return on.length;
  return isContext(on) ? on.size : null;
}

function listHas(on: readonly Value[], item: Value, env: Env): boolean {
  env.run.charge(on.length);
  return on.some((other) => equal(other, item, env.run) === true);
}

const ofText = (name: string, test: (on: string, argument: string) => Value): Method => ({
  arguments: 1,
  run: (on, argument, env) =>
    typeof on === 'string' && typeof argument === 'string'
      ? test(on, argument)
      : none(name, on, env),
});

const changed = (name: string, change: (on: string) => string): Method => ({
  arguments: 0,
  run: (on, _argument, env) => (typeof on === 'string' ? change(on) : none(name, on, env)),
});

const size = (name: string): Method => ({
  arguments: 0,
  run: (on, _argument, env) => sizeOf(on) ?? none(name, on, env),
});

/** Methods of Java's String, Collection and Map that only read. */
export const methods: ReadonlyMap<string, Method> = new Map([
  ['size', size('size')],
  ['length', size('length')],
  [
    'isEmpty',
    {
      arguments: 0,
      run: (on, _argument, env) => {
        const found = sizeOf(on);
        return found === null ? none('isEmpty', on, env) : found === 0;
      },
    },
  ],
  [
    'contains',
    {
      arguments: 1,
      run: (on, argument, env) => {
        if (isList(on)) return listHas(on, argument, env);
        const texts = typeof on === 'string' && typeof argument === 'string';
        return texts ? on.includes(argument) : none('contains', on, env);
      },
    },
  ],
  [
    'containsKey',
    {
      arguments: 1,
      run: (on, key, env) =>
        isContext(on) ? typeof key === 'string' && on.has(key) : none('containsKey', on, env),
    },
  ],
  [
    'get',
    {
      arguments: 1,
      run: (on, key, env) => {
        if (isList(on)) return (typeof key === 'number' ? on[key] : undefined) ?? null;
        if (!isContext(on)) return none('get', on, env);
        return (typeof key === 'string' ? on.get(key) : undefined) ?? null;
      },
    },
  ],
  ['equals', { arguments: 1, run: (on, other, env) => equal(on, other, env.run) === true }],
  ['equalsIgnoreCase', ofText('equalsIgnoreCase', (a, b) => a.toLowerCase() === b.toLowerCase())],
  ['startsWith', ofText('startsWith', (on, head) => on.startsWith(head))],
  ['endsWith', ofText('endsWith', (on, tail) => on.endsWith(tail))],
  ['toLowerCase', changed('toLowerCase', (on) => on.toLowerCase())],
  ['toUpperCase', changed('toUpperCase', (on) => on.toUpperCase())],
  ['trim', changed('trim', (on) => on.trim())],
]);
