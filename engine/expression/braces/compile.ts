import jsep from 'jsep';
import { type Operation, operations } from '../arithmetic.ts';
import { equal, type OrderingSign, orderings } from '../compare.ts';
import { parseNumber } from '../decimal.ts';
import { guardText, NESTING_MAX, Refusal, tooDeep } from '../feel/parse.ts';
import { propertyOf } from '../properties.ts';
import type { Closure, Env } from '../run.ts';
import { toText } from '../text.ts';
import { isContext, isList, isNumber, type Value } from '../values.ts';
import { methods } from './methods.ts';

type Node = jsep.Expression;
type Build = (node: Node, depth: number) => Closure;

const words: Readonly<Record<string, string>> = {
  eq: '==',
  ne: '!=',
  lt: '<',
  gt: '>',
  le: '<=',
  ge: '>=',
  and: '&&',
  or: '||',
  div: '/',
  mod: '%',
  not: '!',
};

let prepared = false;

/** The words of JUEL stand beside the signs; the grammar is told of them once. */
function prepare(): void {
  if (prepared) return;
  prepared = true;
  const precedence: Readonly<Record<string, number>> = jsep.binary_ops;
  for (const [word, sign] of Object.entries(words)) {
    if (sign === '!') jsep.addUnaryOp(word);
    else jsep.addBinaryOp(word, precedence[sign] ?? 1);
  }
  jsep.addUnaryOp('empty');
  jsep.addBinaryOp('+=', precedence['+'] ?? 9);
}

function refuse(text: string): Refusal {
  return new Refusal(
    { zh: `\${} 中不支持“${text}”`, en: `Expected a supported \${} expression but found ${text}` },
    0,
    0,
  );
}

/** Texts count as numbers where a number is wanted, as in JUEL; null counts as it is. */
function numeric(value: Value): Value {
  return typeof value === 'string' ? (parseNumber(value.trim()) ?? value) : value;
}

function aligned(a: Value, b: Value): [Value, Value] {
  if (isNumber(a) && typeof b === 'string') return [a, numeric(b)];
  if (isNumber(b) && typeof a === 'string') return [numeric(a), b];
  return [a, b];
}

/** Null is false, and so is the text "false". */
const truthy = (value: Value): boolean => value === true || value === 'true';

const isEmpty = (value: Value): boolean =>
  value === null ||
  value === '' ||
  (isList(value) && value.length === 0) ||
  (isContext(value) && value.size === 0);

function remainder(a: Value, b: Value, env: Env): Value {
  if (typeof a === 'number' && typeof b === 'number' && b !== 0) return (a % b) + 0;
  return env.run.fail('Expected two numbers around %');
}

/** `+=` of EL 3.0 puts texts together; what is not there is no text. */
const textOf = (value: Value, env: Env): string => (value === null ? '' : toText(value, env.run));

function binary(sign: string, left: Closure, right: Closure): Closure {
  if (sign === '&&') return (env) => truthy(left(env)) && truthy(right(env));
  if (sign === '||') return (env) => truthy(left(env)) || truthy(right(env));
  if (sign === '==') return (env) => equal(...aligned(left(env), right(env)), env.run) === true;
  if (sign === '!=') return (env) => equal(...aligned(left(env), right(env)), env.run) !== true;
  if (sign === '%') return (env) => remainder(numeric(left(env)), numeric(right(env)), env);
  if (sign === '+=') return (env) => textOf(left(env), env) + textOf(right(env), env);
  const ordering = orderings[sign as OrderingSign];
  if (ordering) return ordered(ordering, left, right);
  const operation: Operation | undefined = '+-*/'.includes(sign) ? operations[sign] : undefined;
  if (!operation) throw refuse(sign);
  return (env) => {
    const [a, b] = [left(env), right(env)];
    const texts = sign === '+' && typeof a === 'string' && typeof b === 'string';
    if (texts && !(isNumber(numeric(a)) && isNumber(numeric(b)))) return operation(a, b, env.run);
    return operation(numeric(a), numeric(b), env.run);
  };
}

function ordered(
  { native, slow }: (typeof orderings)[OrderingSign],
  left: Closure,
  right: Closure,
): Closure {
  return (env) => {
    const a = left(env);
    const b = right(env);
    if (typeof a === 'number' && typeof b === 'number') return native(a, b);
    return slow(...aligned(a, b), env.run) === true;
  };
}

function unary(sign: string, value: Closure): Closure {
  if (sign === '!') return (env) => !truthy(value(env));
  if (sign === 'empty') return (env) => isEmpty(value(env));
  if (sign !== '-') throw refuse(sign);
  const subtract = operations['-'] as Operation;
  return (env) => subtract(0, numeric(value(env)), env.run);
}

/** `a.b`, `a["b"]`, `list[0]`: own entries only; lists count from 0 here. */
function member(node: jsep.MemberExpression, depth: number): Closure {
  const object = build(node.object, depth);
  if (!node.computed) {
    const { name } = node.property as jsep.Identifier;
    return (env) => propertyOf(object(env), name, env.run);
  }
  const key = build(node.property, depth);
  return (env) => {
    const [from, at] = [object(env), key(env)];
    if (isList(from)) return (typeof at === 'number' ? from[at] : undefined) ?? null;
    return typeof at === 'string' ? propertyOf(from, at, env.run) : null;
  };
}

function identifier(name: string): Closure {
  return ({ run }) => {
    const value = run.lookup(name);
    return value === undefined ? run.fail(`Expected a name in scope but found "${name}"`) : value;
  };
}

function literal({ value, raw }: jsep.Literal): Closure {
  if (typeof value === 'number') {
    const number = parseNumber(raw);
    return () => number;
  }
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return () => value;
  throw refuse(raw);
}

/** `execution.getVariable("a")` is another way to write `a`. */
function variableCall(name: string, args: readonly Node[]): Closure {
  const [argument] = args;
  const wanted = argument?.type === 'Literal' ? (argument as jsep.Literal).value : null;
  if (args.length !== 1 || typeof wanted !== 'string') throw refuse(`${name}()`);
  if (name === 'getVariable') return ({ run }) => run.lookup(wanted) ?? null;
  if (name === 'hasVariable') return ({ run }) => run.lookup(wanted) !== undefined;
  throw refuse(`${name}()`);
}

/** Methods of values that only read; any other call is code elsewhere. */
function call({ callee, arguments: given }: jsep.CallExpression, depth: number): Closure {
  const { object, property, computed } = callee as jsep.MemberExpression;
  if (callee.type !== 'MemberExpression' || computed) throw refuse('a call');
  const { name } = property as jsep.Identifier;
  const from = object.type === 'Identifier' ? (object as jsep.Identifier).name : '';
  if (from === 'execution' || from === 'task') return variableCall(name, given);
  const method = methods.get(name);
  if (!method || method.arguments !== given.length) throw refuse(`${name}()`);
  const on = build(object, depth);
  const [argument = null] = given.map((part) => build(part, depth));
  return (env) => method.run(on(env), argument?.(env) ?? null, env);
}

const builders: Readonly<Record<string, Build>> = {
  CallExpression: (node, depth) => call(node as jsep.CallExpression, depth),
  Literal: (node) => literal(node as jsep.Literal),
  Identifier: (node) => identifier((node as jsep.Identifier).name),
  MemberExpression: (node, depth) => member(node as jsep.MemberExpression, depth),
  UnaryExpression(node, depth) {
    const { operator, argument } = node as jsep.UnaryExpression;
    return unary(words[operator] ?? operator, build(argument, depth));
  },
  BinaryExpression(node, depth) {
    const { operator, left, right } = node as jsep.BinaryExpression;
    return binary(words[operator] ?? operator, build(left, depth), build(right, depth));
  },
  ConditionalExpression(node, depth) {
    const parts = node as jsep.ConditionalExpression;
    const [test, yes, no] = [parts.test, parts.consequent, parts.alternate].map((part) =>
      build(part, depth),
    ) as [Closure, Closure, Closure];
    return (env) => (truthy(test(env)) ? yes(env) : no(env));
  },
};

function build(node: Node, depth: number): Closure {
  if (depth > NESTING_MAX) throw tooDeep(0, 0);
  const builder = Object.hasOwn(builders, node.type) ? builders[node.type] : undefined;
  if (!builder) throw refuse(node.type);
  return builder(node, depth + 1);
}

/**
 * The closure of a `${}` expression without its braces: the subset of JUEL that conditions and
 * assignments of existing models use, without calls.
 *
 * @throws Refusal where the text is no such expression
 */
export function compileBraces(text: string): Closure {
  guardText(text);
  if (text.split('?').length > NESTING_MAX) throw tooDeep(0, text.length);
  if (/(?:[!\-~+]|\b(?:not|empty)\b|\s){200}/.test(text)) throw tooDeep(0, text.length);
  prepare();
  return build(parse(text), 0);
}

function parse(text: string): Node {
  try {
    return jsep(text);
  } catch (error) {
    const { index = 0, message } = error as Error & { index?: number };
    throw new Refusal(
      { zh: `\${} 表达式有误：${message}`, en: `Expected a \${} expression: ${message}` },
      Math.min(index, text.length),
      text.length,
    );
  }
}
