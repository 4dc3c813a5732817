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
  'date("999999999-12-31") - date("-999999999-01-01") > @"P1D"',
  'matches(s, "[\\w-[aeiou]]+\\p{IsBasicLatin}?") and before([1..2], 3)',
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

const model = 'https://www.omg.org/spec/DMN/20191111/MODEL/';

const knowledge = (id: string, text: string): string =>
  `<businessKnowledgeModel id="bkm-${id}" name="${id}"><variable name="${id}"/>
    <encapsulatedLogic><formalParameter name="n"/>${literal(text)}</encapsulatedLogic>
  </businessKnowledgeModel>`;

/** A file for the imports of the others. */
export const importable: readonly string[] = [
  definitions(
    `<itemDefinition name="tAge"><typeRef>number</typeRef><allowedValues><text>[0..150]</text>
      </allowedValues></itemDefinition>${decisionXml({ id: 'base', logic: literal('a * 2') })}`,
  ).replace('urn:x', 'urn:base'),
];

const boxed = `<context><contextEntry><variable name="x"/>${literal('a + b')}</contextEntry>
  <contextEntry><variable name="y"/><list>${literal('x')}${literal('[x, l]')}</list></contextEntry>
  <contextEntry><for iteratorVariable="i"><in>${literal('1..3')}</in>
    <return>${literal('i * x + count(partial)')}</return></for></contextEntry></context>`;

export const decisions: readonly string[] = [
  ...[
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
    tableXml({
      policy: 'PRIORITY',
      inputs: ['a: number', 's: string', 'd: boolean'],
      outputs: ['o:"high","low"'],
      rules: [
        ['[1..5], 7', 'not("x", "y")', '-', '"low"'],
        ['>= 5', '"x"', 'true', '"high"'],
      ],
      defaults: ['"low"'],
    }),
    literal('sum(for x in l return x.p)'),
    boxed,
  ].map((logic) => definitions(decisionXml({ id: 'd1', logic }))),
  definitions(
    decisionXml({ id: 'd1', requires: ['bkm-f'], logic: literal('f(a)') }) +
      knowledge('f', 'if n < 1 then 1 else n * f(n - 1)'),
  ),
  definitions(
    `<import name="base" namespace="urn:base" importType="${model}"/>
      <decision id="d1" name="d1"><variable name="d1" typeRef="base.tAge"/>
      <informationRequirement><requiredDecision href="urn:base#base"/></informationRequirement>
      ${literal('base.base + 1')}</decision>`,
  ),
];

export const variables = {
  a: 5,
  b: 2,
  c: 1,
  d: false,
  s: 'aab',
  l: [1, 2, { p: 4, q: null }],
  m: { k: { v: 1 } },
};
