import { evaluate as evaluateByFeelin } from 'feelin';
import { describe, expect, it } from 'vitest';
import { resultOf } from './scope.ts';

/**
 * What both understand alike: no dates (other objects there), no decimals beyond doubles, and
 * `in` before `and` within brackets (feelin reads `a in b and c` as `a in (b and c)`).
 */
const variables = { a: 3, b: 7, s: 'foobar', xs: [4, 1, 3], c: { d: { e: 5 } }, t: true, n: null };

const operands = ['a', 'b', '2', 'c.d.e', 'xs[1]', '-1', 'count(xs)', 'string length(s)'];
const signs = ['+', '-', '*', '**', '<', '<=', '>', '>=', '=', '!='];
const conditions = ['a < b', 't', 'n', 'false', 's = "foobar"', '(a in [1..3])', 'a in (1, 7)'];

const combined = [
  ...operands
    .flatMap((left) => operands.flatMap((right) => signs.map((sign) => `${left} ${sign} ${right}`)))
    .filter((text) => !text.endsWith('** -1')),
  ...conditions.flatMap((left) =>
    conditions.flatMap((right) => [`${left} and ${right}`, `${left} or ${right}`]),
  ),
];

const chosen = [
  'if a < b then "x" else "y"',
  'for x in xs return x * a',
  'for x in 1..3, y in xs return x + y',
  'some x in xs satisfies x > 3',
  'every x in xs satisfies x > 3',
  'xs[item > 2]',
  'xs[-1]',
  '{p: a, q: p + 1}.q',
  '[{k: 1}, {k: 2}][k > 1].k',
  'a between 1 and 3',
  'substring(s, 3, 2)',
  'upper case(s)',
  'contains(s, "oba")',
  'sum(xs)',
  'min(xs)',
  'max(xs)',
  'mean([1, 2, 6])',
  'append(xs, 9)',
  'reverse(xs)',
  'sort(xs, function(x, y) x < y)',
  'distinct values([1, 2, 1])',
  'flatten([[1], [[2]]])',
  'list contains(xs, 4)',
  'index of(xs, 4)',
  'split("a,b", ",")',
  'floor(1.5)',
  'modulo(7, 3)',
  'not(t)',
  'get value(c, "d")',
  '(function(x) x + 1)(2)',
  'round half up(2.5, 0)',
];

describe('the common subset gives what feelin gives', () => {
  it.each([...chosen, ...combined])('%s', (text) => {
    const { value } = evaluateByFeelin(text, variables);
    expect(resultOf(text, variables)).toEqual(value);
  });
});
