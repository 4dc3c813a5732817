import { equal, matches, type OrderingSign, order, orderings } from '../compare.ts';
import type { Closure, Env } from '../run.ts';
import { Range, type Value } from '../values.ts';
import type { Compiler, Names, Rule } from './compiler.ts';
import { containsNode, type Node, partsOf } from './parse.ts';

/** The answer of a test: null where the value and the test cannot be compared. */
export type Test = (env: Env) => boolean | null;

const inverted = (test: Test): Test => {
  return (env) => {
    const answer = test(env);
    return answer === null ? null : !answer;
  };
};

function anyOf(tests: readonly Test[]): Test {
  const [first] = tests as [Test];
  if (tests.length === 1) return first;
  return (env) => {
    let unknown = 0;
    for (const test of tests) {
      const answer = test(env);
      if (answer === true) return true;
      if (answer === null) unknown += 1;
    }
    return unknown === tests.length ? null : false;
  };
}

/**
 * The tests of a cell of a decision table or behind `in` (DMN 1.5 10.3.2.9 and rules 7 to 18).
 *
 * @param value what is tested
 * @param cell whether `?` may stand in the tests, which makes an expression with it a condition
 */
export function compileTests(
  node: Node,
  names: Names | null,
  compiler: Compiler,
  value: Closure,
  cell: boolean,
): Test {
  const compileAll = (holder: Node) =>
    anyOf(partsOf(holder).map((part) => compileTests(part, names, compiler, value, cell)));
  switch (node.name) {
    case 'UnaryTests': {
      const tests = compileAll(node);
      return node.getChild('not') ? inverted(tests) : tests;
    }
    case 'Wildcard':
      return () => true;
    case 'PositiveUnaryTests':
    case 'PositiveUnaryTest':
      return compileAll(node);
    case 'SimplePositiveUnaryTest':
      return simpleTest(node, names, compiler, value);
    case 'ParenthesizedExpression':
      return compileAll(node);
    default:
      return expressionTest(node, names, compiler, value, cell);
  }
}

function simpleTest(node: Node, names: Names | null, compiler: Compiler, value: Closure): Test {
  const sign = node.getChild('CompareOp');
  if (!sign) return intervalTest(compiler.part(node, 0), names, compiler, value);
  const operand = compiler.compile(compiler.part(node, 0), names);
  return compileSign(sign, value, operand, compiler);
}

/** The test of a value against one sign and operand; a null answer is unknown. */
export function compileSign(
  node: Node,
  value: Closure,
  operand: Closure,
  compiler: Compiler,
): Test {
  const sign = compiler.source(node);
  if (sign === '=') return (env) => equal(value(env), operand(env), env.run);
  if (sign === '!=') return inverted((env) => equal(value(env), operand(env), env.run));
  const ordering = orderings[sign as OrderingSign];
  if (!ordering) throw compiler.refuse(node);
  return (env) => {
    const a = value(env);
    const b = operand(env);
    if (typeof a === 'number' && typeof b === 'number') return ordering.native(a, b);
    return ordering.slow(a, b, env.run);
  };
}

interface Bounds {
  readonly start: Closure;
  readonly end: Closure;
  readonly startIncluded: boolean;
  readonly endIncluded: boolean;
}

function boundsOf(node: Node, names: Names | null, compiler: Compiler): Bounds {
  const source = compiler.source(node);
  return {
    start: compiler.compile(compiler.part(node, 0), names),
    end: compiler.compile(compiler.part(node, 1), names),
    startIncluded: source.startsWith('['),
    endIncluded: source.endsWith(']'),
  };
}

function intervalTest(node: Node, names: Names | null, compiler: Compiler, value: Closure): Test {
  const { start, end, startIncluded, endIncluded } = boundsOf(node, names, compiler);
  return (env) => {
    const found = value(env);
    const zone = env.run.scope.zone;
    const low = order(start(env), found, zone);
    const high = order(found, end(env), zone);
    if (Number.isNaN(low) || Number.isNaN(high)) {
      return found instanceof Range ? false : null;
    }
    return (startIncluded ? low <= 0 : low < 0) && (endIncluded ? high <= 0 : high < 0);
  };
}

function expressionTest(
  node: Node,
  names: Names | null,
  compiler: Compiler,
  value: Closure,
  cell: boolean,
): Test {
  const asks = cell && containsNode(node, '?');
  if (!asks && negates(node, compiler)) {
    const tests = partsOf(compiler.part(node, 1)).map((part) =>
      compileTests(part, names, compiler, value, cell),
    );
    return inverted(anyOf(tests));
  }
  const expression = compiler.compile(node, names);
  if (asks) {
    return (env) => {
      const answer = expression(env);
      return typeof answer === 'boolean' ? answer : null;
    };
  }
  const condition = cell && node.name !== 'BooleanLiteral';
  return (env) => {
    const found = expression(env);
    const tested = value(env);
    // A condition without `?`, such as `limit > 3`, holds by itself.
    if (condition && typeof found === 'boolean' && typeof tested !== 'boolean') return found;
    return matches(tested, found, env.run);
  };
}

/** `not(...)` among tests turns them round. */
function negates(node: Node, compiler: Compiler): boolean {
  if (node.name !== 'FunctionInvocation') return false;
  const [callee, args] = partsOf(node);
  return (
    callee !== undefined &&
    compiler.nameOf(callee) === 'not' &&
    args?.name === 'PositionalParameters' &&
    partsOf(args).length > 0
  );
}

/** A test that stands alone as a value: `> 5`, `[1..3]`. */
const testValue: Rule = (node, names, compiler) => {
  const sign = node.getChild('CompareOp');
  if (!sign) {
    const { start, end, startIncluded, endIncluded } = boundsOf(
      compiler.part(node, 0),
      names,
      compiler,
    );
    return (env) => makeRange(start(env), startIncluded, end(env), endIncluded, env);
  }
  const operand = compiler.compile(compiler.part(node, 0), names);
  const make = openRanges[compiler.source(sign)];
  if (!make) throw compiler.refuse(node);
  return (env) => make(operand(env));
};

const openRanges: Readonly<Record<string, (value: Value) => Range>> = {
  '<': (value) => new Range(undefined, false, value, false),
  '<=': (value) => new Range(undefined, false, value, true),
  '>': (value) => new Range(value, false, undefined, false),
  '>=': (value) => new Range(value, true, undefined, false),
  '=': (value) => new Range(value, true, value, true),
};

function makeRange(start: Value, first: boolean, end: Value, last: boolean, env: Env): Value {
  if (start === null || end === null || Number.isNaN(order(start, end, env.run.scope.zone))) {
    return env.run.fail('Expected the ends of a range to be two values that have an order');
  }
  return new Range(start, first, end, last);
}

export const testRules: readonly (readonly [string, Rule])[] = [
  ['SimplePositiveUnaryTest', testValue],
];
