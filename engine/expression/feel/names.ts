import type { Json } from '../../model/value.ts';
import { fromJson } from '../json.ts';
import { entryOf, normalName, propertyOf } from '../properties.ts';
import type { Closure, Env, Run } from '../run.ts';
import { isContext, type Value } from '../values.ts';
import type { Compiler, Names, Rule } from './compiler.ts';
import { type Node, partsOf } from './parse.ts';

/** Where a name is found: hops to its local value, and the filters' items to ask before. */
interface Place {
  readonly hops: number | null;
  readonly items: readonly number[];
}

function find(name: string, names: Names | null): Place {
  const wanted = normalName(name);
  const items: number[] = [];
  let hops = 0;
  for (let at = names; at; at = at.up, hops++) {
    if (at.opens) items.push(hops);
    if (normalName(at.name) === wanted) return { hops, items };
  }
  return { hops: null, items };
}

function hop(env: Env, hops: number): Value {
  let at = env;
  for (let rest = hops; rest > 0; rest--) at = at.up as Env;
  return at.value;
}

function local(hops: number): Closure {
  if (hops === 0) return (env) => env.value;
  if (hops === 1) return (env) => (env.up as Env).value;
  return (env) => hop(env, hops);
}

/** A name of the scope, spelled there as `names` say; built-in functions come last. */
function global(name: string, compiler: Compiler): Closure {
  const wanted = normalName(name);
  const original = compiler.options.names.find((known) => normalName(known) === wanted) ?? name;
  const builtin = compiler.options.builtins.get(wanted);
  return ({ run }) => {
    const value = run.lookup(original);
    if (value !== undefined) return value;
    return builtin ?? run.fail(`Expected a name in scope but found "${original}"`);
  };
}

/** The closure that reads a name at its place. */
export function readName(name: string, names: Names | null, compiler: Compiler): Closure {
  const { hops, items } = find(name, names);
  const plain = hops === null ? global(name, compiler) : local(hops);
  const asked = items.filter((at) => hops === null || at <= hops);
  if (asked.length === 0) return plain;
  return (env) => {
    for (const at of asked) {
      const item = hop(env, at);
      const entry = isContext(item) ? entryOf(item, name) : undefined;
      if (entry !== undefined) return entry;
    }
    return plain(env);
  };
}

const variableName: Rule = (node, names, compiler) =>
  readName(compiler.nameOf(node), names, compiler);

const input: Rule = (_node, names, compiler) => readName('?', names, compiler);

/** `a.b.c` whose first name is global: walked in the stored JSON, only its end is converted. */
function storedPath(root: string, path: readonly string[], general: Closure): Closure {
  const walk = (run: Run, json: Json): Value => {
    let at: Json | undefined = json;
    for (let index = 0; index < path.length; index++) {
      if (typeof at !== 'object' || at === null || Array.isArray(at) || Object.hasOwn(at, '$')) {
        return path
          .slice(index)
          .reduce((value, name) => propertyOf(value, name, run), fromJson(at, run.scope));
      }
      const name = path[index] as string;
      at = Object.hasOwn(at, name) ? ((at as { [key: string]: Json })[name] ?? null) : null;
    }
    return typeof at === 'object' && at !== null ? fromJson(at, run.scope) : at;
  };
  return (env) => {
    if (env.run.values?.has(root)) return general(env);
    const json = env.run.scope.lookup(root);
    return json === undefined ? general(env) : walk(env.run, json);
  };
}

function namesOfPath(node: Node, compiler: Compiler): string[] | null {
  if (node.name === 'VariableName') return [compiler.nameOf(node)];
  if (node.name !== 'PathExpression') return null;
  const [left, right] = partsOf(node);
  const before = left && namesOfPath(left, compiler);
  return before && right ? [...before, compiler.nameOf(right)] : null;
}

const pathExpression: Rule = (node, names, compiler) => {
  const left = compiler.compile(compiler.part(node, 0), names);
  const name = compiler.nameOf(compiler.part(node, 1));
  const general: Closure = (env) => propertyOf(left(env), name, env.run);
  const path = namesOfPath(node, compiler);
  if (!path || path.some((part) => part !== normalName(part) || /[./\-'+*]/.test(part))) {
    return general;
  }
  const [root = '', ...rest] = path;
  const place = find(root, names);
  const known = compiler.options.names.some(
    (other) => other !== root && normalName(other) === root,
  );
  if (place.hops !== null || place.items.length > 0 || known) return general;
  return storedPath(root, rest, general);
};

export const nameRules: readonly (readonly [string, Rule])[] = [
  ['VariableName', variableName],
  ['?', input],
  ['PathExpression', pathExpression],
];
