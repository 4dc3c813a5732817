import { describe, expect, it } from 'vitest';
import { type EngineEvent, variables } from '../../index.ts';
import type { ScopePart } from '../../model/part.ts';
import { chain, flow } from '../helper.ts';
import { Session } from '../session.ts';

const one = `<startEvent id="s"/><userTask id="a"/><endEvent id="e"/>${chain('s', 'a', 'e')}`;

const code = (session: Session, event: EngineEvent): string => {
  const result = session.try(event);
  return result.ok ? 'taken' : result.code;
};

describe('an event that is not allowed', () => {
  it('is refused with a code and changes nothing', async () => {
    const session = await Session.of(one);
    expect(code(session, { kind: 'suspend' })).toBe('not-started');
    const start = { kind: 'start', element: null, variables: {}, parent: null } as const;
    expect(code(session, { ...start, process: 'q' })).toBe('unknown-process');
    expect(code(session, { ...start, process: 'p', element: 'x' })).toBe('unknown-element');
    session.start();
    expect(code(session, { ...start, process: null })).toBe('already-started');
    const task = { kind: 'complete-task', part: 0, outcome: null, variables: {} } as const;
    expect(code(session, { ...task, task: 99 })).toBe('not-waiting');
    expect(code(session, { ...task, task: session.wait('a').id, part: 7 })).toBe('not-waiting');
    expect(code(session, { kind: 'resume' })).toBe('instance-not-suspended');
    expect(code(session, { kind: 'timer-due', timer: session.wait('a').id, part: 0 })).toBe(
      'not-waiting',
    );
    session.completeTask('a');
    expect(code(session, { kind: 'suspend' })).toBe('instance-ended');
  });
});

describe('suspend', () => {
  it('refuses everything but resume and cancel', async () => {
    const session = await Session.of(one);
    session.start();
    const { id: task } = session.wait('a');
    session.send({ kind: 'suspend' });
    expect(session.instance?.state).toBe('suspended');
    expect(code(session, { kind: 'suspend' })).toBe('instance-suspended');
    expect(
      code(session, { kind: 'complete-task', task, part: 0, outcome: null, variables: {} }),
    ).toBe('instance-suspended');
    session.send({ kind: 'resume' });
    session.completeTask('a');
    expect(session.instance?.state).toBe('completed');
  });
});

describe('cancel', () => {
  it('withdraws all, ends the instance and tells the caller', async () => {
    const session = await Session.of(
      `${one}<boundaryEvent id="b" attachedToRef="a"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>`,
    );
    session.send({
      kind: 'start',
      process: null,
      element: null,
      variables: {},
      parent: { instance: 7, call: 8, part: 9 },
    });
    const { effects, removed } = session.send({ kind: 'cancel', reason: 'duplicate' });
    expect(effects.map(({ kind }) => kind)).toEqual([
      'disarm-timer',
      'withdraw-task',
      'return-call',
    ]);
    expect(effects.at(-1)).toMatchObject({ parent: 7, call: 8, part: 9, ok: false, error: null });
    expect(removed).toEqual([0]);
    expect(session.instance).toMatchObject({ state: 'terminated' });
    expect(session.records.at(-1)).toMatchObject({
      kind: 'process-terminated',
      data: { reason: 'duplicate' },
    });
  });
});

describe('set-variables', () => {
  it('sets those of a scope', async () => {
    const session = await Session.of(one);
    session.start({ x: 1 });
    session.send({ kind: 'set-variables', part: 0, variables: { x: 2, __proto__: null, y: [1] } });
    expect(session.instance && variables(session.instance)).toEqual({ x: 2, y: [1] });
    expect(code(session, { kind: 'set-variables', part: 4, variables: {} })).toBe('not-waiting');
  });

  it('treats names of prototypes as data', async () => {
    const session = await Session.of(
      `<startEvent id="s"/><userTask id="a"/><scriptTask id="t" ld:resultVariable="seen"><script>if constructor = null then 0 else 1</script></scriptTask><userTask id="b"/>${chain('s', 'a', 't', 'b')}`,
    );
    session.start();
    session.completeTask('a', JSON.parse('{"__proto__": 1, "toString": 2}'));
    const held = session.instance && variables(session.instance);
    expect(JSON.stringify(held)).toBe('{"__proto__":1,"toString":2,"seen":0}');
    expect(({} as { seen?: number }).seen).toBeUndefined();
  });
});

describe('throw-error', () => {
  it('at an activity that nobody guards is an incident that can be resolved', async () => {
    const session = await Session.of(one);
    session.start();
    const activity = session.part(0).elements[0]?.id as number;
    const event = { kind: 'throw-error', activity, part: 0, code: 'E1', message: 'no' } as const;
    const { effects } = session.send(event);
    expect(effects).toMatchObject([{ kind: 'raise-incident', code: 'error-not-caught' }]);
    const { incident } = effects[0] as { incident: number };
    session.send({ kind: 'resolve-incident', incident, part: 0, variables: {} });
    session.completeTask('a');
    expect(session.instance?.state).toBe('completed');
    expect(code(session, { ...event, activity: 1 })).toBe('instance-ended');
  });
});

describe('the activation limit', () => {
  it('holds the token of an endless loop, and resolving lets it go on', async () => {
    const loop = [
      '<startEvent id="s"/><exclusiveGateway id="m"/><task id="t"/>',
      '<exclusiveGateway id="x" default="x-m"/><endEvent id="e"/>',
      chain('s', 'm', 't', 'x'),
      flow('x', 'm'),
      flow('x', 'e', 'stop = true'),
    ].join('');
    const session = await Session.of(loop);
    const { effects, instance } = session.start();
    expect(effects).toMatchObject([{ kind: 'raise-incident', code: 'activation-limit' }]);
    expect((instance.parts.get(0) as ScopePart).tokens).toHaveLength(1);
    const { incident } = effects[0] as { incident: number };
    session.send({ kind: 'resolve-incident', incident, part: 0, variables: { stop: true } });
    expect(session.instance?.state).toBe('completed');
  }, 60_000);
});

describe('a mapping that fails', () => {
  const mapped = [
    '<startEvent id="s"/><userTask id="a"><extensionElements><ld:mapping>',
    '<ld:output source="result.n + base" target="sum"/>',
    '</ld:mapping></extensionElements></userTask><endEvent id="e"/>',
    chain('s', 'a', 'e'),
  ].join('');

  it('holds the activity in completing and keeps what came for the second try', async () => {
    const session = await Session.of(mapped);
    session.start();
    const { effects, instance } = session.completeTask('a', { n: 40 });
    expect(effects).toMatchObject([{ kind: 'raise-incident', code: 'mapping-failed' }]);
    expect((instance.parts.get(0) as ScopePart).elements[0]?.state).toBe('completing');
    const { incident } = effects[0] as { incident: number };
    session.send({ kind: 'resolve-incident', incident, part: 0, variables: { base: 2 } });
    expect(session.records.findLast(({ kind }) => kind === 'variables-set')?.data).toMatchObject({
      variables: { sum: 42 },
    });
    expect(session.instance?.state).toBe('completed');
  });
});
