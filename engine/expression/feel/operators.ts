import { negate, type Operation, operations } from '../arithmetic.ts';
import { equal, type OrderingSign, order, orderings } from '../compare.ts';
import type { Closure, Env } from '../run.ts';
import type { Value } from '../values.ts';
import type { Compiler, Names, Rule } from './compiler.ts';
import { logicRule } from './logic.ts';
import { type Node, partsOf, Refusal } from './parse.ts';

/** Longest row of operators without brackets; it bounds the depth of the walk. */
const CHAIN_MAX = 500;

/** The operands and signs of `a op b op c`, which the grammar nests to the left. */
function chainOf(node: Node, compiler: Compiler): { operands: Node[]; signs: string[] } {
  const operands: Node[] = [];
  const signs: string[] = [];
  let at = node;
  for (;;) {
    const [left, right] = partsOf(at);
    if (!left || !right) throw compiler.refuse(at);
    operands.unshift(right);
    signs.unshift(signOf(at, compiler));
    const deeper = left.name === node.name && partsOf(left).length === 2;
    if (!deeper) {
      operands.unshift(left);
      return { operands, signs };
    }
    if (operands.length > CHAIN_MAX) throw chainTooLong(node);
    at = left;
  }
}

const chainTooLong = (node: Node) =>
  new Refusal(
    {
      zh: `一行中的运算符不能超过 ${CHAIN_MAX} 个`,
      en: `Expected at most ${CHAIN_MAX} operators in a row but there are more`,
    },
    node.from,
    node.to,
  );

function signOf(node: Node, compiler: Compiler): string {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name === 'ArithOp' || child.name === 'CompareOp') return compiler.source(child);
  }
  return '';
}

const arithmetic: Rule = (node, names, compiler) => {
  const parts = partsOf(node);
  if (parts.length === 1) {
    const value = compiler.compile(parts[0] as Node, names);
    return (env) => negate(value(env), env.run);
  }
  const { operands, signs } = chainOf(node, compiler);
  const values = operands.map((operand) => compiler.compile(operand, names));
  const steps = signs.map((sign) => operations[sign] as Operation);
  const [first, second] = values as [Closure, Closure];
  const [operate] = steps as [Operation];
  if (values.length === 2) return (env) => operate(first(env), second(env), env.run);
  return (env) => {
    let result = first(env);
    for (let index = 0; index < steps.length; index++) {
      const step = steps[index] as Operation;
      result = step(result, (values[index + 1] as Closure)(env), env.run);
    }
    return result;
  };
};

const comparison: Rule = (node, names, compiler) => {
  const sign = signOf(node, compiler);
  if (sign !== '') {
    const left = compiler.compile(compiler.part(node, 0), names);
    return compare(sign, left, compiler.compile(compiler.part(node, 1), names), compiler, node);
  }
  if (node.getChild('between')) return between(node, names, compiler);
  return logicRule(node, names, compiler);
};

/** One comparison; two native numbers are compared without a call or an allocation. */
function compare(
  sign: string,
  left: Closure,
  right: Closure,
  compiler: Compiler,
  node: Node,
): Closure {
  if (sign === '=') return (env) => equal(left(env), right(env), env.run);
  if (sign === '!=') {
    return (env) => {
      const same = equal(left(env), right(env), env.run);
      return same === null ? null : !same;
    };
  }
  const ordering = orderings[sign as OrderingSign];
  if (!ordering) throw compiler.refuse(node);
  const { native, slow } = ordering;
  return (env) => {
    const a = left(env);
    const b = right(env);
    if (typeof a === 'number' && typeof b === 'number') return native(a, b);
    return slow(a, b, env.run);
  };
}

function between(node: Node, names: Names | null, compiler: Compiler): Closure {
  const [value, low, high] = partsOf(node).map((part) => compiler.compile(part, names)) as [
    Closure,
    Closure,
    Closure,
  ];
  return (env) => {
    const found = value(env);
    const [bottom, top] = [low(env), high(env)];
    const zone = env.run.scope.zone;
    const above = order(found, bottom, zone);
    const below = order(found, top, zone);
    if (Number.isNaN(above) || Number.isNaN(below)) {
      return unordered(found, bottom, top, env);
    }
    return above >= 0 && below <= 0;
  };
}

function unordered(value: Value, low: Value, high: Value, env: Env): null {
  if (value === null || low === null || high === null) return null;
  return env.run.fail('Expected values that have an order around "between"');
}

const choice: Rule = (node, names, compiler) => {
  const [condition, yes, no] = [0, 1, 2].map((index) =>
    compiler.compile(compiler.part(node, index), names),
  ) as [Closure, Closure, Closure];
  return (env) => (condition(env) === true ? yes(env) : no(env));
};

export const operatorRules: readonly (readonly [string, Rule])[] = [
  ['ArithmeticExpression', arithmetic],
  ['Conjunction', logicRule],
  ['Disjunction', logicRule],
  ['Comparison', comparison],
  ['IfExpression', choice],
];
