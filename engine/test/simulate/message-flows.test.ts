import { describe, expect, it } from 'vitest';
import { check, compile } from '../../index.ts';
import { play } from '../helper.ts';

const flow = (source: string, target: string) =>
  `<sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}"/>`;

const along = (id: string, source: string, target: string, message = '') =>
  `<messageFlow id="${id}" sourceRef="${source}" targetRef="${target}" ${message}/>`;

const event = (tag: string, id: string, key = '') =>
  `<${tag} id="${id}"><messageEventDefinition ${key}/></${tag}>`;

const xml = (flows: string, buyer: string, seller: string) =>
  '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" ' +
  'xmlns:ld="urn:liandong:bpmn:1" id="d" targetNamespace="urn:test">' +
  '<message id="m" name="offer"/><collaboration id="c">' +
  '<participant id="B" processRef="buyer"/><participant id="S" processRef="seller"/>' +
  `<participant id="box"/>${flows}</collaboration><process id="buyer" isExecutable="true">` +
  `${buyer}</process><process id="seller" isExecutable="true">${seller}</process></definitions>`;

/** The buyer asks, the seller answers; each in an instance of its own. */
const both = xml(
  along('ask', 'order', 'asked') + along('answer', 'reply', 'replied', 'messageRef="m"'),
  `<startEvent id="s"/>${event('intermediateThrowEvent', 'order')}` +
    `${event('intermediateCatchEvent', 'replied')}<endEvent id="e"/>` +
    `${flow('s', 'order')}${flow('order', 'replied')}${flow('replied', 'e')}`,
  `${event('startEvent', 'asked')}<userTask id="work"/>${event('endEvent', 'reply')}` +
    `${flow('asked', 'work')}${flow('work', 'reply')}`,
);

describe('message flows', () => {
  it('begin an instance of the other pool and come back', async () => {
    const result = await play(both, {
      process: 'buyer',
      steps: [{ expect: { waiting: ['replied', 'work'] } }, { complete: 'work' }],
      expect: {
        state: 'completed',
        waiting: [],
        trace: ['message-sent order asked', 'message-sent reply offer', 'process-completed buyer'],
      },
    });
    expect(result.differences).toEqual([]);
    const missing = (await check(both)).filter(({ rule }) => rule.endsWith('message-missing'));
    expect(missing).toEqual([]);
  });

  it('correlate by key: each instance gets the answer to its own question', async () => {
    const keyed = both.replaceAll(
      '<messageEventDefinition />',
      '<messageEventDefinition ld:correlationKey="record.number"/>',
    );
    const result = await play(keyed, {
      process: 'buyer',
      record: { number: '17' },
      steps: [
        { message: 'offer', key: '18' },
        { expect: { waiting: ['replied', 'work'] } },
        { message: 'offer', key: '17' },
      ],
      expect: { state: 'completed', waiting: ['work'] },
    });
    expect(result.differences).toEqual([]);
  });

  it('to a pool or a plain start event begin an instance, to a box go out by name', async () => {
    const model = xml(
      along('f1', 'tell', 'S') + along('f2', 'tell', 's2') + along('f3', 'tell', 'box'),
      `<startEvent id="s"/>${event('endEvent', 'tell')}${flow('s', 'tell')}`,
      `<startEvent id="s2"/><userTask id="work"/>${flow('s2', 'work')}`,
    );
    const { definition } = await compile(model);
    expect(definition?.processes[1]?.starts).toEqual([
      { element: 's2', type: 'none' },
      { element: 's2', type: 'message', name: 'S' },
      { element: 's2', type: 'message', name: 's2' },
    ]);
    const result = await play(model, {
      process: 'buyer',
      expect: {
        state: 'completed',
        waiting: ['work'],
        trace: ['message-sent tell S', 'message-sent tell s2', 'message-sent tell tell'],
      },
    });
    expect(result.differences).toEqual([]);
    expect(result.records.filter(({ kind }) => kind === 'process-started')).toHaveLength(3);
  });
});
