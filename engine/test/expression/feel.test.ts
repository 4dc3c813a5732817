import { describe, expect, it } from 'vitest';
import type { Json } from '../../model/value.ts';
import { date, dateTime, days, decimal, evaluate, months, resultOf, time } from './scope.ts';

const variables = {
  amount: 1500,
  status: 'ok',
  nothing: null,
  xs: [1, 2, 3],
  record: {
    申请人: '王芳',
    due: { $: 'date', v: '2026-01-31' },
    items: [
      { price: 12.5, count: 2 },
      { price: 0.1, count: 3 },
    ],
    phone: { $: 'ref', v: 'record/1/phone' },
    wrapped: { $: 'object', v: { $: 5 } },
  },
  'Full Name': 'Ada Lovelace',
  'a-b': 7,
};

type Cases = readonly (readonly [text: string, expected: Json])[];

const families: Readonly<Record<string, Cases>> = {
  numbers: [
    ['0.1 + 0.2 = 0.3', true],
    ['0.1 + 0.2', 0.3],
    ['1 / 3', decimal('0.3333333333333333333333333333333333')],
    ['9007199254740991 + 1', decimal('9007199254740992')],
    ['9007199254740993 > 9007199254740992', true],
    ['10 / 4', 2.5],
    ['2 ** 3', 8],
    ['2 ** -1', 0.5],
    ['2 + 3 * 4 - 1', 13],
    ['-(2)', -2],
    ['1 / 0', null],
    ['.5', 0.5],
    ['1.10 = 1.1', true],
    ['0 * -1', 0],
  ],
  logic: [
    ['true and null', null],
    ['false and null', false],
    ['true or null', true],
    ['false or null', null],
    ['true and 1', null],
    ['true and true and false', false],
    ['not(true)', false],
    ['not(null)', null],
    ['if null then 1 else 2', 2],
    ['if amount > 1000 then "big" else "small"', 'big'],
  ],
  comparison: [
    ['1 = 1.0', true],
    ['1 = "1"', null],
    ['null = null', true],
    ['nothing = 1', false],
    ['amount != null', true],
    ['"a" < "b"', true],
    ['"b" < 1', null],
    ['[1, [2]] = [1, [2]]', true],
    ['{a: 1} = {a: 1}', true],
    ['5 between 1 and 5', true],
    ['5 in (1, 2, [4..6])', true],
    ['5 in [5..6)', true],
    ['6 in [5..6)', false],
    ['5 in (> 4, < 2)', true],
    ['amount in xs', false],
    ['2 in xs', true],
    ['5 in not(1, 2)', true],
    ['5 in [1..9] and false', false],
    ['5 in > 3 and 5 in < 6', true],
    ['false and 5 in 1 or true', true],
    ['5 in 1 or 5 in [4..6] and 2 in xs and true', true],
    ['not(5 in [1..3] or 5 in xs)', true],
    ['date("2026-01-01") < date("2026-01-02")', true],
    ['[1..3] = [1..3]', true],
  ],
  names: [
    ['Full Name', 'Ada Lovelace'],
    ['Full  Name + "!"', 'Ada Lovelace!'],
    ['a-b + 1', 8],
    ['record.申请人', '王芳'],
    ['record.items.price', [12.5, 0.1]],
    ['record.items[count > 2].price', [0.1]],
    ['record.items[item.count > 2][1].price', 0.1],
    ['record.due.month', 1],
    ['record.phone', 'value of record/1/phone'],
    ['record.missing.deeper', null],
    ['{a: 1, b: a + 1, c: b * 2}.c', 4],
    ['{"a b": 1}.a b', 1],
    ['{a: {b: 5}}.a.b', 5],
    ['[{a: 1}, {a: 2}][a = amount]', []],
  ],
  collections: [
    ['[1, 2, 3][-1]', 3],
    ['[1, 2, 3][0]', null],
    ['[1, 2, 3][item >= 2]', [2, 3]],
    ['xs[2]', 2],
    ['5[true]', [5]],
    ['null[1]', null],
    ['for i in 1..3 return i * i', [1, 4, 9]],
    ['for i in 3..1 return i', [3, 2, 1]],
    ['for i in [1, 2], j in [i, 10] return i * j', [1, 10, 4, 20]],
    ['for i in 1..4 return if i = 1 then 1 else partial[-1] * i', [1, 2, 6, 24]],
    ['some x in xs satisfies x > 2', true],
    ['every x in xs satisfies x > 2', false],
    ['every x in [] satisfies false', true],
    ['some x in [1, null] satisfies x > 5', null],
    ['for d in @"2026-01-30"..@"2026-02-01" return d.day', [30, 31, 1]],
  ],
  functions: [
    ['(function(x, y) x - y)(5, 3)', 2],
    ['(function(x, y) x - y)(y: 5, x: 3)', -2],
    ['{double: function(n: number) n * 2, r: double(4)}.r', 8],
    ['(function(n: number) n)("x")', null],
    ['{k: 10, add: function(n) n + k, r: add(1)}.r', 11],
    ['sort([3, 1, 2], function(a, b) a > b)', [3, 2, 1]],
    ['(function(a) a)(1, 2)', null],
  ],
  types: [
    ['1 instance of number', true],
    ['"a" instance of number', false],
    ['[1, 2] instance of list<number>', true],
    ['[1, "a"] instance of list<number>', false],
    ['{a: 1} instance of context<a: number>', true],
    ['{a: "x"} instance of context<a: number>', false],
    ['@"P1D" instance of days and time duration', true],
    ['null instance of Any', false],
    ['(function(a) a) instance of function<Any> -> Any', true],
  ],
  temporal: [
    ['date("2026-01-31") + duration("P1M")', date('2026-02-28')],
    ['record.due - duration("P1D")', date('2026-01-30')],
    ['@"2026-01-01T10:00:00" - @"2026-01-01"', days('PT10H')],
    ['@"2026-01-01T10:00:00+08:00" - @"2026-01-01"', days('PT2H')],
    ['@"2026-01-01T10:00:00+08:00" - @"2026-01-01T10:00:00"', null],
    ['@"10:00:00Z" - @"10:00:00"', null],
    ['date("2026-03-01") - date("2026-02-01")', days('P28D')],
    ['@"2026-11-23T08:30:00+08:00" = @"2026-11-23T00:30:00Z"', true],
    ['@"2026-11-23T08:30:00@Asia/Shanghai".time offset', days('PT8H')],
    ['@"08:30:00+08:00" + @"PT20H"', time('04:30:00+08:00')],
    ['@"P1Y2M" * 2', months('P2Y4M')],
    ['@"P3D" / 3', days('P1D')],
    ['@"PT1H" / @"PT15M"', 4],
    ['@"P1DT2H3M4.5S".seconds', 4.5],
    ['now()', dateTime('2026-11-23T08:30:00@Asia/Shanghai')],
    ['today()', date('2026-11-23')],
    ['date("2026-02-30")', null],
    ['time("25:00:00")', null],
    ['duration("P1Y1D")', null],
    ['@"2026-03-29T01:30:00@Europe/Paris" + @"PT1H"', dateTime('2026-03-29T03:30:00@Europe/Paris')],
    ['-@"P1D"', days('-P1D')],
  ],
  strings: [
    ['"a" + "b"', 'ab'],
    ['"a" + 1', null],
    ['"say \\"hi\\"\\n\\u4e2d"', 'say "hi"\n中'],
    ['// comment\n1 /* more */ + 1', 2],
  ],
};

describe.each(Object.entries(families))('FEEL %s', (_family, cases) => {
  it.each(cases)('%s', (text, expected) => {
    expect(resultOf(text, variables)).toEqual(expected);
  });
});

describe('FEEL names that built-in functions have too', () => {
  it.each([
    ['count([1, 2]) + count', 7],
    ['date("2026-01-31").day', 31],
    ['date', 'mine'],
    ['sum', null],
    ['string length("ab")', 2],
  ])('%s', (text, expected) => {
    expect(resultOf(text, { count: 5, date: 'mine', sum: null, 'string length': 9 })).toBe(
      expected,
    );
  });
});

describe('FEEL names that are keywords', () => {
  it('leave the keywords alone', () => {
    const scope = { and: 1, if: 2, null: 3, in: 4, x: 5 };
    expect(resultOf('x in [1..9] and x != null', scope)).toBe(true);
    expect(resultOf('if x > 1 then x else 0', scope)).toBe(5);
  });

  it('may be parts of names', () => {
    const scope = { 'date of birth and name': 7, 'a/b': 8 };
    expect(resultOf('date of birth and name + a/b', scope)).toBe(15);
  });
});

describe('FEEL errors', () => {
  it('are values with a reason', () => {
    expect(evaluate('1 / 0 + 1')).toEqual({
      value: null,
      errors: [
        'Expected a divisor other than zero',
        'Expected operands of + that fit but got null and number',
      ],
    });
  });

  it('name what is not in scope', () => {
    expect(evaluate('foo > 1').errors[0]).toBe('Expected a name in scope but found "foo"');
  });
});

describe('the type of ranges', () => {
  it.each<[string, boolean | string]>([
    ['[1..2] instance of range<number>', true],
    ['[1..2] instance of range < string >', false],
    ['[[1..2]] instance of list<range<number>>', true],
    ['[1] instance of list<number>', true],
    ['"instance of range<number>"', 'instance of range<number>'],
  ])('%s', (text, value) => {
    expect(resultOf(text)).toBe(value);
  });
});
