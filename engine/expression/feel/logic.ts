import type { Closure, Env } from '../run.ts';
import type { Value } from '../values.ts';
import type { Compiler, Names, Rule } from './compiler.ts';
import { type Node, Refusal } from './parse.ts';
import { compileSign, compileTests } from './tests.ts';

/** Longest row of conditions without brackets. */
const CHAIN_MAX = 500;

/** An operand of `and` and `or`: an expression, or `value in test` with the test's sign. */
type Operand =
  | { readonly kind: 'expression'; readonly node: Node }
  | {
      readonly kind: 'test';
      readonly value: Node;
      readonly test: Node;
      readonly sign: Node | null;
    };

interface Row {
  readonly operands: Operand[];
  /** Between an operand and the next: whether they are joined by `or`. */
  readonly alternatives: boolean[];
}

const isLogic = (node: Node) => node.name === 'Conjunction' || node.name === 'Disjunction';

/**
 * Writes a tree of conditions as one row. The grammar reads `a in b and c` as `a in (b and c)`;
 * in a row the conditions find their precedence again.
 */
function addTo(row: Row, node: Node, compiler: Compiler): void {
  if (row.operands.length > CHAIN_MAX) throw tooLong(node);
  if (isLogic(node)) {
    addTo(row, compiler.part(node, 0), compiler);
    row.alternatives.push(node.name === 'Disjunction');
    addTo(row, compiler.part(node, 1), compiler);
  } else if (node.name === 'Comparison' && node.getChild('in')) {
    addTest(row, node, compiler);
  } else row.operands.push({ kind: 'expression', node });
}

function addTest(row: Row, node: Node, compiler: Compiler): void {
  const value = compiler.part(node, 0);
  const test = compiler.part(node, 1);
  const inner = test.name === 'PositiveUnaryTest' ? compiler.part(test, 0) : test;
  const sign = inner.name === 'SimplePositiveUnaryTest' ? inner.getChild('CompareOp') : null;
  const open = sign ? compiler.part(inner, 0) : inner;
  if (!isLogic(open)) {
    row.operands.push({ kind: 'test', value, test, sign: null });
    return;
  }
  const rest: Row = { operands: [], alternatives: [] };
  addTo(rest, open, compiler);
  const [first, ...others] = rest.operands;
  if (first?.kind !== 'expression') throw compiler.refuse(node);
  row.operands.push({ kind: 'test', value, test: first.node, sign }, ...others);
  row.alternatives.push(...rest.alternatives);
}

const tooLong = (node: Node) =>
  new Refusal(
    {
      zh: `一行中的条件不能超过 ${CHAIN_MAX} 个`,
      en: `Expected at most ${CHAIN_MAX} conditions in a row but there are more`,
    },
    node.from,
    node.to,
  );

function compileOperand(operand: Operand, names: Names | null, compiler: Compiler): Closure {
  if (operand.kind === 'expression') return compiler.compile(operand.node, names);
  const value = compiler.compile(operand.value, names);
  const { test, sign } = operand;
  if (!sign) return compileTests(test, names, compiler, value, false);
  return compileSign(sign, value, compiler.compile(test, names), compiler);
}

/** Three-valued logic (DMN 1.5 table 50): `decisive` settles it, whatever the others are. */
function join(values: readonly Closure[], decisive: boolean): Closure {
  const [first, second] = values as [Closure, Closure];
  if (values.length === 1) return first;
  if (values.length > 2) return (env) => settle(values, decisive, env);
  return (env) => {
    const left = first(env);
    if (left === decisive) return decisive;
    const right = second(env);
    if (right === decisive) return decisive;
    return left === !decisive && right === !decisive ? !decisive : null;
  };
}

function settle(values: readonly Closure[], decisive: boolean, env: Env): Value {
  let unknown = false;
  for (const value of values) {
    const found = value(env);
    if (found === decisive) return decisive;
    if (found !== !decisive) unknown = true;
  }
  return unknown ? null : !decisive;
}

/** The rule of `and`, `or` and `in`; `and` binds tighter than `or`. */
export const logicRule: Rule = (node, names, compiler) => {
  const row: Row = { operands: [], alternatives: [] };
  addTo(row, node, compiler);
  const groups: Closure[][] = [[]];
  for (const [at, operand] of row.operands.entries()) {
    if (row.alternatives[at - 1]) groups.push([]);
    groups[groups.length - 1]?.push(compileOperand(operand, names, compiler));
  }
  return join(
    groups.map((group) => join(group, false)),
    true,
  );
};
