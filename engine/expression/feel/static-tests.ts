import { Run } from '../run.ts';
import { Range, type Value } from '../values.ts';
import type { Compiler } from './compiler.ts';
import { containsNode, type Node, partsOf } from './parse.ts';

/** Unary tests that are literals only: equal to one of `values`, or within one of `ranges`. */
export interface StaticTests {
  /** `-`: every value passes. */
  readonly any: boolean;
  readonly negated: boolean;
  readonly values: readonly Value[];
  readonly ranges: readonly Range[];
}

const literals = new Set(['NumericLiteral', 'StringLiteral', 'BooleanLiteral', 'null']);

const nothing = new Run({ lookup: () => undefined, now: 0, zone: 'UTC', resolve: () => null });

/** The value of a literal; undefined for all else. */
function literalOf(node: Node, compiler: Compiler): Value | undefined {
  const fixed =
    literals.has(node.name) ||
    (node.name === 'DateTimeLiteral' &&
      !containsNode(node, 'VariableName') &&
      !containsNode(node, '?'));
  return fixed ? compiler.compile(node, null)(nothing) : undefined;
}

interface Found {
  readonly values: Value[];
  readonly ranges: Range[];
}

function collect(node: Node, compiler: Compiler, found: Found): boolean {
  if (node.name === 'PositiveUnaryTests' || node.name === 'PositiveUnaryTest') {
    return partsOf(node).every((part) => collect(part, compiler, found));
  }
  if (node.name === 'SimplePositiveUnaryTest') return collectSimple(node, compiler, found);
  const value = literalOf(node, compiler);
  if (value === undefined) return false;
  found.values.push(value);
  return true;
}

function collectSimple(node: Node, compiler: Compiler, found: Found): boolean {
  const operand = partsOf(node)[0];
  if (!operand) return false;
  if (operand.name !== 'Interval') {
    if (literalOf(operand, compiler) === undefined) return false;
    // `!= x` is the one sign that makes no range.
    if (compiler.source(node).startsWith('!=')) return false;
  } else if (partsOf(operand).some((end) => literalOf(end, compiler) === undefined)) return false;
  const range = compiler.compile(node, null)(nothing);
  if (!(range instanceof Range)) return false;
  found.ranges.push(range);
  return true;
}

/** The tests of a tree of unary tests as data; null where one is no literal. */
export function staticTests(tree: Node, compiler: Compiler): StaticTests | null {
  const negated = tree.getChild('not') !== null;
  const parts = partsOf(tree);
  if (parts.some((part) => part.name === 'Wildcard')) {
    return { any: true, negated: false, values: [], ranges: [] };
  }
  const found: Found = { values: [], ranges: [] };
  const all = parts.every((part) => collect(part, compiler, found));
  return all ? { any: false, negated, ...found } : null;
}
