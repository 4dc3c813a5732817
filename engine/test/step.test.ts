import { describe, expect, it } from 'vitest';
import { step } from '../index.ts';
import type { ElementInstance } from '../model/part.ts';
import { chain, flow } from './helper.ts';
import { environment, INSTANCE, Session } from './session.ts';

const routed = [
  '<startEvent id="s"/><userTask id="a" ld:limit="5wd"><extensionElements>',
  '<ld:assignment rule="unit-head" of="record.unit"/></extensionElements></userTask>',
  '<exclusiveGateway id="x" default="x-e"/><userTask id="b"/><endEvent id="e"/>',
  chain('s', 'a', 'x'),
  flow('x', 'b', 'record.category = "0101"'),
  flow('x', 'e'),
].join('');

describe('step', () => {
  it('is pure: the same event on the same instance gives the same result', async () => {
    const session = await Session.of(routed, { record: { unit: 'U1', category: '0101' } });
    session.start();
    const { id: task } = session.wait('a');
    const event = { kind: 'complete-task', task, part: 0, outcome: 'ok', variables: {} } as const;
    const env = () => environment({ record: { category: '0101' }, nextId: () => 77 });
    const run = () => step(session.definition, session.instance, INSTANCE, event, env());
    const [first, second] = [run(), run()];
    expect(JSON.stringify(first)).toBe(JSON.stringify(second));
  });

  it('says what it read of the record and which ids it drew, for replay', async () => {
    const record = { unit: 'U1', category: '0101', phone: 'not asked' };
    const session = await Session.of(routed, { record });
    const started = session.start();
    expect(started.reads).toEqual({ unit: 'U1' });
    expect(started.ids).toEqual([1]);
    const { id: task } = session.wait('a');
    const event = { kind: 'complete-task', task, part: 0, outcome: null, variables: {} } as const;
    const before = session.instance;
    const result = session.send(event);
    expect(result.reads).toEqual({ category: '0101' });
    const ids = [...result.ids];
    const env = environment({ record: result.reads, nextId: () => ids.shift() as number });
    const again = step(session.definition, before, INSTANCE, event, env);
    expect(JSON.stringify(again)).toBe(JSON.stringify(result));
  });

  it('lets its own expressions see what it wrote to the record', async () => {
    const session = await Session.of(
      `<startEvent id="s"/><userTask id="a"><extensionElements><ld:mapping><ld:output source="result.outcome" target="record.decision"/></ld:mapping></extensionElements></userTask><exclusiveGateway id="x" default="x-e"/><userTask id="b"/><endEvent id="e"/>${chain('s', 'a', 'x')}${flow('x', 'b', 'record.decision = "go"')}${flow('x', 'e')}`,
      { record: { decision: 'old' } },
    );
    session.start();
    const { effects } = session.completeTask('a', {}, 'go');
    expect(effects).toMatchObject([
      { kind: 'write-record', fields: { decision: 'go' } },
      { kind: 'create-task', element: 'b' },
    ]);
  });

  it('gives a task its people, limit and inputs', async () => {
    const session = await Session.of(routed, { record: { unit: 'U1' } });
    expect(session.start().effects).toEqual([
      {
        kind: 'create-task',
        task: 1,
        element: 'a',
        part: 0,
        assignments: [{ rule: 'unit-head', arguments: { of: 'U1' } }],
        limit: '5wd',
        input: {},
      },
    ]);
  });

  it('names only the parts that it touched', async () => {
    const session = await Session.of(
      `<startEvent id="s"/><userTask id="a"><multiInstanceLoopCharacteristics><loopCardinality>200</loopCardinality></multiInstanceLoopCharacteristics></userTask><endEvent id="e"/>${chain('s', 'a', 'e')}`,
    );
    const started = session.start();
    expect([...started.changed].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
    const task = started.effects.find((one) => one.kind === 'create-task' && one.part === 3);
    if (task?.kind !== 'create-task') throw new Error('Expected a task in part 3');
    const done = session.send({
      kind: 'complete-task',
      task: task.task,
      part: 3,
      outcome: null,
      variables: {},
    });
    expect([...done.changed].sort((a, b) => a - b)).toEqual([0, 3]);
    expect(done.removed).toEqual([]);
  });

  it('keeps a waiting instance small and forgets what has ended', async () => {
    const session = await Session.of(
      `<startEvent id="s"/><userTask id="claim"/><exclusiveGateway id="x" default="x-e"/><userTask id="handle"/><boundaryEvent id="late" attachedToRef="handle" cancelActivity="false"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent><endEvent id="e"/>${chain('s', 'claim', 'x', 'handle', 'e')}${flow('x', 'e', '', 'x-e')}`,
    );
    session.start({ a: 1, b: 'two', c: true, d: null, e: [1], f: { g: 1 } });
    session.completeTask('claim');
    const part = session.part(0);
    expect(part.elements).toHaveLength(1);
    expect(JSON.stringify(part).length).toBeLessThan(400);
  });

  it('carries the branch path from a fork to its join', async () => {
    const session = await Session.of(
      `<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><parallelGateway id="j"/><userTask id="c"/>${chain('s', 'f', 'a', 'j', 'c')}${chain('f', 'b', 'j')}`,
    );
    session.start();
    const at = (id: string): ElementInstance | undefined =>
      session.part(0).elements.find(({ element }) => element === id);
    const fork = session.records.find(
      ({ kind, element }) => kind === 'element-activated' && element === 'f',
    );
    expect(at('a')?.path).toEqual([fork?.n, 0]);
    expect(at('b')?.path).toEqual([fork?.n, 1]);
    session.completeTask('b');
    session.completeTask('a');
    expect(at('c')?.path).toBeUndefined();
    const join = session.records.find(
      ({ kind, element }) => kind === 'element-activated' && element === 'j',
    );
    expect(join?.data.flows).toEqual(['b-j', 'a-j']);
  });
});
