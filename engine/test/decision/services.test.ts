import { describe, expect, it } from 'vitest';
import { readDecisions } from '../../decision/index.ts';
import { decide, decisionXml, definitions, environment, inputXml, literal } from './model.ts';

const references = (tag: string, ids: readonly string[]) =>
  ids.map((id) => `<${tag} href="#${id}"/>`).join('');

const content =
  inputXml('amount', 'number') +
  decisionXml({ id: 'rate', logic: literal('99') }) +
  decisionXml({ id: 'fee', requires: ['in-amount', 'rate'], logic: literal('amount * rate') }) +
  decisionXml({ id: 'double', requires: ['fee'], logic: literal('2 * fee') }) +
  `<decisionService id="one" name="one">${references('outputDecision', ['double'])}
    ${references('encapsulatedDecision', ['fee'])}${references('inputDecision', ['rate'])}
    ${references('inputData', ['in-amount'])}</decisionService>
  <decisionService id="two" name="two">${references('outputDecision', ['fee', 'double'])}
    ${references('inputDecision', ['rate'])}${references('inputData', ['in-amount'])}
  </decisionService>`;

const caller = (text: string) =>
  `${content}<decision id="d1" name="d1"><variable name="d1"/><knowledgeRequirement>
    <requiredKnowledge href="#one"/></knowledgeRequirement>${literal(text)}</decision>`;

describe('decision services', () => {
  it('are called from outside with their input data and input decisions', async () => {
    const { services, problems } = await readDecisions(definitions(content));
    expect(problems).toEqual([]);
    expect(services.get('one')?.inputs).toEqual(['amount', 'rate']);
    const inputs = { amount: 3, rate: 2 };
    expect(services.get('one')?.evaluate(inputs, environment).value).toBe(12);
    expect(services.get('two')?.evaluate(inputs, environment).value).toEqual({
      fee: 6,
      double: 12,
    });
  });

  it.each([
    ['one(3, 2)', 12],
    ['one(rate: 2, amount: 3)', 12],
    ['one(3)', null],
    ['one("x", 2)', null],
  ])('are functions: %s', async (text, value) => {
    expect((await decide(caller(text), { amount: 5 })).value).toEqual(value);
  });

  it('see nothing but their arguments', async () => {
    const service = `${decisionXml({ id: 'free', logic: literal('secret') })}
      <decisionService id="s" name="s">${references('outputDecision', ['free'])}</decisionService>`;
    const { services } = await readDecisions(definitions(service));
    expect(services.get('s')?.evaluate({ secret: 1 }, environment).value).toBeNull();
  });
});

describe('business knowledge', () => {
  it('is called from outside with its parameters', async () => {
    const xml = definitions(`<businessKnowledgeModel id="k" name="k"><encapsulatedLogic>
      <formalParameter name="n" typeRef="number"/>${literal('n + 1')}
      </encapsulatedLogic></businessKnowledgeModel>`);
    const { services } = await readDecisions(xml);
    expect(services.get('k')?.evaluate({ n: 4 }, environment).value).toBe(5);
  });

  it.each(['Java', 'PMML'])('refuses a function of kind %s by name', async (kind) => {
    const xml = definitions(`<businessKnowledgeModel id="k" name="k">
      <encapsulatedLogic kind="${kind}">${literal('1')}</encapsulatedLogic>
      </businessKnowledgeModel>`);
    const { problems } = await readDecisions(xml);
    expect(problems).toMatchObject([{ rule: 'decision/unsupported-logic', element: 'k', line: 2 }]);
    expect(problems[0]?.message.en).toContain(kind);
  });
});

describe('depth', () => {
  it('of a graph has no limit', { timeout: 30_000 }, async () => {
    const depth = 5000;
    const chain = Array.from({ length: depth }, (_item, at) =>
      decisionXml({
        id: `d${at}`,
        requires: at === 0 ? [] : [`d${at - 1}`],
        logic: literal(at === 0 ? '1' : `d${at - 1} + 1`),
      }),
    );
    expect((await decide(chain.join(''), {}, `d${depth - 1}`)).value).toBe(depth);
  });
});
