import { describe, expect, it } from 'vitest';
import { readDecisions } from '../../decision/index.ts';
import { environment, literal } from './model.ts';

const MODEL = 'https://www.omg.org/spec/DMN/20230324/MODEL/';

const file = (namespace: string, content: string) =>
  `<definitions xmlns="${MODEL}" id="file" name="file" namespace="${namespace}">${content}</definitions>`;

const importOf = (name: string, namespace: string, type = MODEL) =>
  `<import id="the-import" name="${name}" namespace="${namespace}" importType="${type}"/>`;

const base = file(
  'urn:base',
  `<itemDefinition name="tSmall"><typeRef>number</typeRef><allowedValues><text>[0..9]</text>
    </allowedValues></itemDefinition>
  <inputData id="in" name="base input"><variable name="base input" typeRef="tSmall"/></inputData>
  <decision id="d" name="the rate"><variable name="the rate"/><informationRequirement>
    <requiredInput href="#in"/></informationRequirement>${literal('base input * 10')}</decision>
  <businessKnowledgeModel id="k" name="twice"><encapsulatedLogic><formalParameter name="n"/>
    ${literal('2 * n')}</encapsulatedLogic></businessKnowledgeModel>`,
);

const main = (name: string, text: string) =>
  file(
    'urn:main',
    `${importOf(name, 'urn:base')}<decision id="m" name="m">
      <variable name="m" typeRef="${name === '' ? '' : `${name}.`}tSmall"/>
      <informationRequirement><requiredDecision href="urn:base#d"/></informationRequirement>
      <knowledgeRequirement><requiredKnowledge href="urn:base#k"/></knowledgeRequirement>
      ${literal(text)}</decision>`,
  );

async function resultOf(xml: string, inputs: object) {
  const { decisions, problems } = await readDecisions(xml, { imported: [base] });
  expect(problems).toEqual([]);
  return decisions.get('m')?.evaluate({ ...inputs }, environment).value;
}

describe('imports', () => {
  it('bring decisions, knowledge and types under their name', async () => {
    const xml = main('Base Model', 'Base Model.twice(Base Model.the rate) / 10');
    expect(await resultOf(xml, { 'base input': 2 })).toBe(4);
    expect(await resultOf(xml, { 'Base Model': { 'base input': 3 } })).toBe(6);
    expect(await resultOf(xml, { 'base input': 7 })).toBeNull();
  });

  it('without a name bring them as they are', async () => {
    expect(await resultOf(main('', 'twice(the rate) / 10'), { 'base input': 2 })).toBe(4);
  });

  it('may go round in a circle', async () => {
    const types = (name: string) => `<itemDefinition name="${name}"><typeRef>number</typeRef>
      </itemDefinition>`;
    const one = file(
      'urn:one',
      importOf('two', 'urn:two') + importOf('own', 'urn:one').replace('the-', 'own-') + types('a'),
    );
    const two = file('urn:two', importOf('one', 'urn:one').replace('the-', 'that-') + types('b'));
    const asks = `<decision id="m" name="m"><variable name="m"/>
      ${literal('1 instance of two.b and 1 instance of own.a')}</decision></definitions>`;
    const xml = one.replace('</definitions>', asks);
    const { decisions, problems } = await readDecisions(xml, { imported: [two] });
    expect(problems).toEqual([]);
    expect(decisions.get('m')?.evaluate({}, environment).value).toBe(true);
  });

  it.each([
    [importOf('x', 'urn:none'), 'decision/unknown-import'],
    [importOf('x', 'urn:base', 'http://www.dmg.org/PMML-4_4'), 'decision/unsupported-import'],
  ])('that cannot be followed are refused by name', async (element, rule) => {
    const { problems } = await readDecisions(file('urn:main', element), { imported: [base] });
    expect(problems).toMatchObject([{ rule, element: 'the-import', line: 1 }]);
  });
});
