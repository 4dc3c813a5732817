import { entryOf } from '../../properties.ts';
import { type Context, isContext, type List, type Value } from '../../values.ts';
import { builtin } from './builtin.ts';

/** Puts a value at a path of keys, making the contexts on the way. */
function putAt(context: Context, keys: List, value: Value): Value {
  const [key, ...rest] = keys;
  if (typeof key !== 'string') return null;
  const inner = context.get(key) ?? null;
  const changed =
    rest.length === 0 ? value : isContext(inner) ? putAt(inner, rest, value) : undefined;
  return changed === undefined ? null : new Map([...context, [key, changed]]);
}

/** Functions on contexts (DMN 1.5 table 80). */
export const contextBuiltins = [
  builtin('get value', ['m: context, key: string'], ([context, key]) => {
    return entryOf(context as Context, key as string) ?? null;
  }),
  builtin('get entries', 'm: context', ([context], run) => {
    run.charge((context as Context).size);
    return [...(context as Context)].map(
      ([key, value]) =>
        new Map<string, Value>([
          ['key', key],
          ['value', value],
        ]),
    );
  }),
  builtin('context', 'entries: list', ([entries], run) => {
    const made = new Map<string, Value>();
    for (const entry of entries as List) {
      const key = isContext(entry) ? (entry.get('key') ?? null) : null;
      if (typeof key !== 'string' || made.has(key) || !isContext(entry) || !entry.has('value')) {
        return run.fail('Expected entries with a key of their own and a value each');
      }
      made.set(key, entry.get('value') ?? null);
    }
    return made;
  }),
  builtin(
    'context put',
    ['context: context, key: string, value: any', 'context: context, keys: list, value: any'],
    ([context, keys = null, value = null], run) => {
      const path = typeof keys === 'string' ? [keys] : (keys as List);
      if (path.length === 0) return run.fail('Expected at least one key');
      return putAt(context as Context, path, value);
    },
  ),
  builtin('context merge', 'contexts: list', ([contexts], run) => {
    const made = new Map<string, Value>();
    for (const context of contexts as List) {
      if (!isContext(context)) return run.fail('Expected only contexts');
      run.charge(context.size);
      for (const [key, value] of context) made.set(key, value);
    }
    return made;
  }),
];
