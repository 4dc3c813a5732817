import { normalName } from '../properties.ts';
import type { Closure, Env } from '../run.ts';
import { FunctionValue, kindOf, type Value } from '../values.ts';
import type { Compiler, Names, Rule } from './compiler.ts';
import { readName } from './names.ts';
import { type Node, partsOf } from './parse.ts';

type Invoke = (callee: FunctionValue, env: Env) => Value;

/** Positional arguments; a name given twice or not known to the function makes the call null. */
function argumentsOf(node: Node, names: Names | null, compiler: Compiler): Invoke {
  if (node.name === 'NamedParameters') return namedArguments(node, names, compiler);
  const values = partsOf(node).map((part) => compiler.compile(part, names));
  return (callee, env) => {
    const args = values.map((value) => value(env));
    const { parameters } = callee;
    if (parameters && parameters.length !== args.length) {
      return env.run.fail(
        `Expected ${parameters.length} arguments of ${callee.name} but got ${args.length}`,
      );
    }
    return callee.call(args, env.run);
  };
}

function namedArguments(node: Node, names: Names | null, compiler: Compiler): Invoke {
  const values = new Map<string, Closure>();
  for (const part of partsOf(node)) {
    const name = compiler.nameOf(compiler.part(part, 0));
    if (values.has(name)) throw compiler.refuse(part);
    values.set(name, compiler.compile(compiler.part(part, 1), names));
  }
  return (callee, env) => {
    const args = new Map<string, Value>();
    for (const [name, value] of values) args.set(name, value(env));
    return callNamed(callee, args, env);
  };
}

function callNamed(callee: FunctionValue, args: ReadonlyMap<string, Value>, env: Env): Value {
  if (callee.callNamed) return callee.callNamed(args, env.run);
  const { parameters } = callee;
  if (!parameters) return env.run.fail(`Expected arguments of ${callee.name} by position`);
  for (const name of args.keys()) {
    if (!parameters.includes(name)) {
      return env.run.fail(`Expected parameters of ${callee.name} but got "${name}"`);
    }
  }
  return callee.call(
    parameters.map((name) => args.get(name) ?? null),
    env.run,
  );
}

const named = new Set(['VariableName', 'SpecialFunctionName', 'DateTimeConstructor']);

/** A variable may have the name of a built-in function; only a function takes its place. */
function calleeOf(node: Node, names: Names | null, compiler: Compiler): Closure {
  if (!named.has(node.name)) return compiler.compile(node, names);
  const name = compiler.nameOf(node);
  const found = readName(name, names, compiler);
  const builtin = compiler.options.builtins.get(normalName(name));
  if (!builtin) return found;
  return (env) => {
    const value = found(env);
    return value instanceof FunctionValue ? value : builtin;
  };
}

const invocation: Rule = (node, names, compiler) => {
  const [head, rest] = partsOf(node);
  if (!head) throw compiler.refuse(node);
  const callee = calleeOf(head, names, compiler);
  const invoke = rest
    ? argumentsOf(rest, names, compiler)
    : (found: FunctionValue, env: Env) => found.call([], env.run);
  return (env) => {
    const found = callee(env);
    if (found instanceof FunctionValue) return invoke(found, env);
    return env.run.fail(`Expected a function "${compiler.nameOf(head)}" but got ${kindOf(found)}`);
  };
};

export const callRules: readonly (readonly [string, Rule])[] = [['FunctionInvocation', invocation]];
