/// <reference types="node" />
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { decisionXml, definitions, literal, tableXml } from '../decision/model.ts';
import { readText } from '../helper.ts';

const folder = fileURLToPath(new URL('../elements/', import.meta.url));

export const models: readonly string[] = readdirSync(folder, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.bpmn'))
  .sort()
  .map((name) => readText(`${folder}${name}`));

export const feel: readonly string[] = [
  'a + b * 2 > c and not(d)',
  'if a in [1..10] then "x" else null',
  'for i in 1..5, j in [1, 2] return i * j',
  'some x in l satisfies x.p > 3 and every y in l satisfies y.q != null',
  'sort(l, function(x, y) x < y)[item > 2]',
  '{a: 1, "b c": {d: [1, 2, {e: null}]}}.b.d[-1]',
  'date("2026-02-28") + duration("P1M") - @"PT1H"',
  'matches(s, "^(a|b)+$") or replace(s, "(\\w)", "[$1]") = "x"',
  'sum(l) / count(l) + decimal(1.005, 2) ** 3',
  'string join(split("a,b;c", "[,;]"), "-")',
  'a between 1 and 10 or a instance of number',
  'now() - date and time("2026-11-24T08:00:00@Asia/Shanghai") > duration("P1D")',
  'get value(put({a: 1}, "b", 2), "b") + mean(1, 2, 3)',
  '合计 金额 * 0.13 + substring("中文", 1, 1)',
  'range("[1..3)").start included = true',
];

export const braces: readonly string[] = [
  'a + b * 2 > c && !d',
  "a == 'x' ? l[0] : m['k'].v",
  'empty l or not (a lt 3)',
  'nrOfCompletedInstances / nrOfInstances >= 0.6',
  'a.b.c["d"] != null && a mod 2 eq 0',
  "s == \"it's\" || s == 'say \\'x\\''",
].map((inner) => `\${${inner}}`);

export const unaryTests: readonly string[] = [
  '< 10, [20..30), not(5)',
  '"a", "b", null',
  '> date("2026-01-01")',
  '[1..3], ? * 2 > 5',
  'not("x", starts with(?, "y"))',
  '-',
];

export const decisions: readonly string[] = [
  tableXml({
    policy: 'COLLECT',
    aggregation: 'SUM',
    inputs: ['a: number', 'b'],
    outputs: ['o'],
    rules: [
      ['< 10', '"x"', '1'],
      ['[10..20]', '-', 'a * 2'],
    ],
  }),
  tableXml({ inputs: ['a'], outputs: ['o', 'p'], rules: [['not(3)', '"x"', 'null']] }),
  literal('sum(for x in l return x.p)'),
].map((logic) => definitions(decisionXml({ id: 'd1', logic })));

export const variables = {
  a: 5,
  b: 2,
  c: 1,
  d: false,
  s: 'aab',
  l: [1, 2, { p: 4, q: null }],
  m: { k: { v: 1 } },
};
