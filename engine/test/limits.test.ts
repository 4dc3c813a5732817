import { describe, expect, it } from 'vitest';
import { simulate } from '../index.ts';
import { chain, define, flow, model } from './helper.ts';
import { Session } from './session.ts';

const fork = '<exclusiveGateway id="m"/><parallelGateway id="k"/>';
const loop = chain('s', 'm', 'k', 'm');
const many = (inner: string, id: string): string =>
  [
    `<subProcess id="${id}"><multiInstanceLoopCharacteristics>`,
    `<loopCardinality>50000</loopCardinality></multiInstanceLoopCharacteristics>${inner}`,
    '</subProcess>',
  ].join('');

const endless: readonly (readonly [name: string, content: string])[] = [
  ['a fork whose one branch goes round', `${fork}<endEvent id="e"/>${loop}${flow('k', 'e')}`],
  [
    'a fork whose both branches go round',
    `${fork}<task id="a"/>${chain('s', 'm', 'k', 'm')}${chain('k', 'a', 'm')}`,
  ],
  ['tasks without number', `${fork}<userTask id="a"/>${loop}${flow('k', 'a')}`],
  [
    'tokens without number at a parallel join',
    `${fork}<parallelGateway id="j"/><userTask id="u"/>${loop}${chain('k', 'j', 'u', 'j')}`,
  ],
  [
    'tokens without number at an inclusive join',
    `${fork}<inclusiveGateway id="j"/><userTask id="u"/>${loop}${chain('k', 'j', 'u', 'j')}`,
  ],
  ['sub-processes without number', `${fork}${many('<task id="t"/>', 'x')}${loop}${flow('k', 'x')}`],
  ['many times many iterations', `${many(many('<task id="t"/>', 'y'), 'x')}${flow('s', 'x')}`],
];

describe('a step without end', () => {
  it.each(endless)(
    'is stopped by an incident: %s',
    async (_name, content) => {
      const definition = await define(model(`<startEvent id="s"/>${content}`));
      const began = performance.now();
      const result = simulate(definition, {});
      expect(performance.now() - began).toBeLessThan(20_000);
      expect(result.state).toBe('active');
      expect(result.trace.some((line) => line.startsWith('incident-raised'))).toBe(true);
    },
    60_000,
  );

  it('is stopped too where processes call themselves', async () => {
    const content = `<startEvent id="s"/><callActivity id="c" calledElement="p"/>${flow('s', 'c')}`;
    const result = simulate(await define(model(content)), {});
    expect(result.ok).toBe(false);
    expect(String(result.differences[0]?.actual)).toContain('goes on for ever');
  });
});

describe('branch paths', () => {
  it('stay short in a loop through a fork', async () => {
    const session = await Session.of(
      `<startEvent id="s"/>${fork}<userTask id="a"/><endEvent id="e"/>${chain('s', 'm', 'k', 'a', 'm')}${flow('k', 'e')}`,
    );
    session.start();
    for (let round = 0; round < 100; round++) session.completeTask('a');
    expect(session.part(0).elements[0]?.path).toHaveLength(64);
  });
});
