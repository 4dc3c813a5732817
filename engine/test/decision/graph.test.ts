import { describe, expect, it } from 'vitest';
import { readDecisions } from '../../decision/index.ts';
import {
  decide,
  decisionOf,
  decisionXml,
  definitions,
  environment,
  inputXml,
  literal,
  requirements,
} from './model.ts';

const parameter = (name: string): string => `<formalParameter name="${name}" typeRef="number"/>`;

const knowledge = (id: string, parameters: readonly string[], body: string, requires = '') => {
  const logic = parameters.map(parameter).join('') + body;
  return `<businessKnowledgeModel id="bkm-${id}" name="${id}"><variable name="${id}"/>
    <encapsulatedLogic>${logic}</encapsulatedLogic>${requires}</businessKnowledgeModel>`;
};

const entry = (name: string | null, value: string) =>
  `<contextEntry>${name ? `<variable name="${name}"/>` : ''}${value}</contextEntry>`;

describe('requirement graphs', () => {
  it('compute each decision from what it requires', async () => {
    const content =
      inputXml('Monthly Salary', 'number') +
      decisionXml({
        id: 'yearly',
        name: 'Yearly Salary',
        requires: ['in-Monthly-Salary'],
        logic: literal('12 * Monthly Salary'),
      }) +
      decisionXml({
        id: 'd1',
        requires: ['yearly', 'yearly'],
        logic: literal('Yearly Salary + Yearly Salary'),
      });
    const decision = await decisionOf(content);
    expect(decision.inputs).toEqual(['Monthly Salary']);
    const result = decision.evaluate({ 'Monthly Salary': 1000 }, environment);
    expect(result).toEqual({ value: 24_000, matched: [], errors: [] });
  });

  it('call knowledge, which may call itself', async () => {
    const own = requirements(['bkm-fact']);
    const content =
      knowledge('fact', ['n'], literal('if n <= 1 then 1 else n * fact(n - 1)'), own) +
      decisionXml({ id: 'd1', requires: ['bkm-fact'], logic: literal('fact(20) + fact(n: 3)') });
    expect((await decide(content)).value).toEqual({ $: 'decimal', v: '2432902008176640006' });
  });

  it('end where knowledge calls itself without end', async () => {
    const own = requirements(['bkm-loop']);
    const content =
      knowledge('loop', ['n'], literal('loop(n)'), own) +
      decisionXml({ id: 'd1', requires: ['bkm-loop'], logic: literal('loop(1)') });
    const { value, errors } = await decide(content);
    expect(value).toBeNull();
    expect(errors.join()).toContain('nested calls');
  });

  it('report a cycle and answer null', async () => {
    const xml = definitions(
      decisionXml({ id: 'a', requires: ['b'], logic: literal('b') }) +
        decisionXml({ id: 'b', requires: ['a'], logic: literal('a') }),
    );
    const { decisions, problems } = await readDecisions(xml);
    expect(problems.map(({ rule, element }) => [rule, element])).toEqual([
      ['decision/cycle', 'a'],
      ['decision/cycle', 'b'],
    ]);
    expect(decisions.get('a')?.evaluate({}, environment).value).toBeNull();
  });

  it('reads variables that no requirement names', async () => {
    const content = decisionXml({ id: 'd1', logic: literal('amount * 2') });
    expect((await decide(content, { amount: 4 })).value).toBe(8);
  });
});

describe('boxed expressions', () => {
  it('contexts see their earlier entries and end with a result', async () => {
    const logic = (last: string) =>
      `<context>${entry('base price', literal('x * 2'))}
        ${entry('tax', literal('base price / 4'))}${last}</context>`;
    const plain = decisionXml({ id: 'd1', logic: logic('') });
    expect((await decide(plain, { x: 4 })).value).toEqual({ 'base price': 8, tax: 2 });
    const result = decisionXml({
      id: 'd1',
      logic: logic(entry(null, literal('base price + tax'))),
    });
    expect((await decide(result, { x: 4 })).value).toBe(10);
  });

  it('invocations bind parameters by name', async () => {
    const binding = (name: string, text: string) =>
      `<binding><parameter name="${name}"/>${literal(text)}</binding>`;
    const call = `<invocation>${literal('sub')}${binding('b', '1')}${binding('a', 'x')}
      </invocation>`;
    const content =
      knowledge('sub', ['a', 'b'], literal('a - b')) +
      decisionXml({ id: 'd1', requires: ['bkm-sub'], logic: call });
    expect((await decide(content, { x: 4 })).value).toBe(3);
  });

  it('lists, relations and functions', async () => {
    const list = `<list>${literal('1')}${literal('x')}</list>`;
    const relation = `<relation><column name="a"/><column name="b"/><row>${literal('1')}
      ${literal('x')}</row></relation>`;
    const fn = `<functionDefinition><formalParameter name="n"/>${literal('n + x')}
      </functionDefinition>`;
    const logic = `<context>${entry('l', list)}${entry('r', relation)}${entry('f', fn)}
      ${entry('v', literal('f(2)'))}${entry(null, literal('[l, r, v]'))}</context>`;
    const content = decisionXml({ id: 'd1', logic });
    expect((await decide(content, { x: 4 })).value).toEqual([[1, 4], [{ a: 1, b: 4 }], 6]);
  });
});

describe('types', () => {
  const person =
    '<itemDefinition name="tPerson"><itemComponent name="age"><typeRef>number</typeRef>' +
    '</itemComponent></itemDefinition>' +
    '<itemDefinition name="tLevel"><typeRef>string</typeRef><allowedValues>' +
    '<text>"low", "high"</text></allowedValues></itemDefinition>' +
    '<itemDefinition name="tLevels" isCollection="true"><typeRef>tLevel</typeRef></itemDefinition>';

  it.each([
    ['tPerson', { age: 5 }, { age: 5 }, []],
    ['tPerson', { age: 'x' }, null, ['Expected tPerson but got context']],
    ['tLevel', 'high', 'high', []],
    ['tLevel', 'middle', null, ['Expected tLevel but got string']],
    ['tLevels', ['low', 'high'], ['low', 'high'], []],
    ['tLevels', 'low', ['low'], []],
    ['number', [5], 5, []],
    ['feel:string', 'x', 'x', []],
  ])('%s of %j', async (type, x, value, errors) => {
    const content =
      person +
      inputXml('x', type) +
      decisionXml({ id: 'd1', requires: ['in-x'], logic: literal('x') });
    expect(await decide(content, { x })).toEqual({ value, matched: [], errors });
  });

  it('report a type that is unknown or names itself', async () => {
    const content =
      '<itemDefinition name="tA"><typeRef>tB</typeRef></itemDefinition>' +
      '<itemDefinition name="tB"><typeRef>tA</typeRef></itemDefinition>' +
      inputXml('x', 'tNone');
    const { problems } = await readDecisions(definitions(content));
    expect(problems.map(({ rule }) => rule)).toEqual([
      'decision/unknown-type',
      'decision/unknown-type',
    ]);
  });
});

describe('reading files', () => {
  it.each([
    'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
    'http://www.omg.org/spec/DMN/20180521/MODEL/',
    'https://www.omg.org/spec/DMN/20191111/MODEL/',
    'https://www.omg.org/spec/DMN/20211108/MODEL/',
    'https://www.omg.org/spec/DMN/20230324/MODEL/',
  ])('of %s', async (namespace) => {
    const content = decisionXml({ id: 'd1', logic: literal('1 + 1') });
    const { decisions, problems } = await readDecisions(definitions(content, namespace));
    expect(problems).toEqual([]);
    expect(decisions.get('d1')?.evaluate({}, environment).value).toBe(2);
  });

  it('points to the element of a wrong expression and keeps the rest', async () => {
    const content =
      decisionXml({ id: 'd1', logic: literal('1 +') }) +
      decisionXml({ id: 'd2', logic: literal('2') });
    const { decisions, problems } = await readDecisions(definitions(content));
    expect(problems).toMatchObject([{ rule: 'decision/expression', element: 'd1' }]);
    expect(decisions.get('d1')?.evaluate({}, environment).value).toBeNull();
    expect(decisions.get('d2')?.evaluate({}, environment).value).toBe(2);
  });

  it.each([
    ['<!DOCTYPE x [<!ENTITY a "b">]><definitions/>', 'xml/doctype'],
    ['<definitions', 'decision/unreadable'],
    ['no xml', 'decision/unreadable'],
  ])('refuses %s', async (xml, rule) => {
    const { decisions, problems } = await readDecisions(xml);
    expect(decisions.size).toBe(0);
    expect(problems.map((problem) => problem.rule)).toContain(rule);
  });
});
