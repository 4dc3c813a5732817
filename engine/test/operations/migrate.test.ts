import { describe, expect, it } from 'vitest';
import { type MigrationPlan, migration } from '../../index.ts';
import { chain, define, flow, model } from '../helper.ts';
import { Session } from '../session.ts';
import { act, ends, fork, inside, state, tasks, timer } from './return-models.ts';

const VERSION = 'appeal 2';

/** An instance that has done these steps, and how to take it to another version. */
async function prepare(old: string, done: readonly string[], next: string, given = {}) {
  const session = await Session.of(old);
  session.start(given);
  for (const step of done) act(session, step);
  const to = await define(model(next));
  session.env = { ...session.env, definition: (key) => (key === VERSION ? to : null) };
  const generated = migration.plan(session.definition, to);
  const event = (plan: Partial<MigrationPlan> = {}) =>
    ({ kind: 'migrate', to: VERSION, plan: { ...generated, ...plan } }) as const;
  const problems = (plan: Partial<MigrationPlan> = {}) =>
    migration
      .check(session.definition, to, { ...generated, ...plan }, session.instance)
      .map(({ element, code }) => `${element} ${code}`);
  return { session, generated, event, problems };
}

const boundary = (id: string, host: string, cancels = true): string =>
  `<boundaryEvent id="${id}" attachedToRef="${host}" cancelActivity="${cancels}">${timer}</boundaryEvent>`;

const line = (...ids: string[]): string => `${ends}${tasks(...ids)}${chain('s', ...ids, 'e')}`;

describe('migrate', () => {
  it('takes a waiting task along by its id, and goes on as the new version says', async () => {
    const { session, event, problems } = await prepare(line('a', 'b'), [], line('a', 'c', 'd'));
    const { id } = session.wait('a');
    expect(problems()).toEqual([]);
    expect(session.send(event()).effects).toEqual([]);
    expect(session.wait('a').id).toBe(id);
    act(session, 'a');
    expect(state(session)).toBe('c');
  });

  it('renames what the plan says', async () => {
    const { session, generated, event, problems } = await prepare(
      line('a', 'b'),
      ['a'],
      line('a', 'x', 'y'),
    );
    expect(problems()).toEqual(['b not-mapped']);
    expect(session.try(event())).toMatchObject({
      code: 'migration-refused',
      problems: [{ element: 'b', code: 'not-mapped' }],
    });
    session.send(event({ elements: { ...generated.elements, b: 'x' } }));
    act(session, 'x');
    expect(state(session)).toBe('y');
  });

  it('renames what is kept for compensation once, also where names change places', async () => {
    const undone = (id: string): string => `
      <boundaryEvent id="${id}-comp" attachedToRef="${id}">
        <compensateEventDefinition/></boundaryEvent>
      <userTask id="undo-${id}" isForCompensation="true"/>
      <association id="${id}-as" sourceRef="${id}-comp" targetRef="undo-${id}"/>`;
    const xml = `${ends}${tasks('a', 'b', 'w')}${undone('a')}${undone('b')}
      <intermediateThrowEvent id="u"><compensateEventDefinition/></intermediateThrowEvent>
      ${chain('s', 'a', 'b', 'w', 'u', 'e')}`;
    const { session, generated, event } = await prepare(xml, ['a', 'b'], xml);
    const swapped = { a: 'b', b: 'a', 'a-comp': 'b-comp', 'b-comp': 'a-comp' };
    session.send(event({ elements: { ...generated.elements, ...swapped } }));
    expect(session.part(0).kept?.map(({ element }) => element)).toEqual(['b', 'a']);
    act(session, 'w');
    expect(state(session)).toContain('undo-a');
  });

  it('lets a join with waiting tokens wait for a new branch', async () => {
    const next = `${fork}${tasks('n')}${chain('f', 'n', 'j')}`;
    const { session, event } = await prepare(fork, ['a', 'c'], next);
    session.send(event());
    for (const step of ['b1', 'b2']) act(session, step);
    expect(state(session)).toBe('!j');
  });

  it('lets a join fire that waits for fewer branches now', async () => {
    const next = [
      ends,
      tasks('a', 'c', 'd'),
      '<parallelGateway id="f"/><parallelGateway id="j"/>',
      chain('s', 'a', 'f', 'c', 'j', 'd', 'e'),
    ].join('');
    const { session, generated, event, problems } = await prepare(fork, ['a', 'b1', 'c'], next);
    expect(problems()).toEqual(['b2 not-mapped']);
    session.send({
      kind: 'modify',
      changes: [{ do: 'cancel-element', element: 'b2' }],
      reason: 'not needed any more',
    });
    // Nothing is left that could bring the other token; the new version does not want it.
    expect(state(session)).toBe('!j');
    session.send(event({ elements: generated.elements }));
    expect(state(session)).toBe('d');
  });

  it('arms new events, disarms removed ones and keeps the others', async () => {
    const old = `${line('a', 'b')}${boundary('k', 'a')}${boundary('r', 'a')}${tasks('x')}
      ${flow('k', 'x')}${flow('r', 'x')}`;
    const next = `${line('a', 'b')}${boundary('k', 'a')}${boundary('n', 'a')}${tasks('x')}
      ${flow('k', 'x')}${flow('n', 'x')}<subProcess id="es" triggeredByEvent="true">
      <startEvent id="t">${timer}</startEvent></subProcess>`;
    const { session, event } = await prepare(old, [], next);
    const kept = session.wait('k').id;
    const { effects } = session.send(event());
    expect(effects.map(({ kind }) => kind)).toEqual(['disarm-timer', 'arm-timer', 'arm-timer']);
    expect(session.wait('k').id).toBe(kept);
    expect(state(session)).toBe('a k n t');
    act(session, '!n');
    expect(state(session)).toBe('t x');
  });

  it('arms timers anew when the plan says so', async () => {
    const old = `${line('a')}${boundary('k', 'a')}`;
    const { session, event } = await prepare(old, [], old.replace('PT1H', 'PT2H'));
    const { effects } = session.send(event({ events: 'rearm' }));
    const due = session.env.now + 2 * 3_600_000;
    expect(effects).toMatchObject([{ kind: 'disarm-timer' }, { kind: 'arm-timer', dueAt: due }]);
  });

  it('does not arm again what has rung', async () => {
    const old = `${line('a')}${boundary('k', 'a', false)}`;
    const { session, event } = await prepare(old, ['!k'], old);
    expect(session.send(event()).effects).toEqual([]);
    expect(session.send(event({ events: 'rearm' })).effects).toEqual([]);
  });

  it('takes inner scopes and what joins remember along', async () => {
    const { session, event } = await prepare(inside, ['a', 'x', 'y'], inside, { n: 1 });
    session.send(event());
    act(session, 'x<z');
    expect(state(session)).toBe('late x');
    for (const step of ['x', 'z', 'd']) act(session, step);
    expect(state(session)).toBe('completed');
  });
});

describe('a mapping that cannot be', () => {
  const many = (sequential: boolean): string =>
    line('a').replace(
      '<userTask id="a"/>',
      `<userTask id="a"><multiInstanceLoopCharacteristics isSequential="${sequential}"
        ld:collection="[1, 2]"/></userTask>`,
    );
  const catching = (definition: string): string =>
    `${ends}<intermediateCatchEvent id="a">${definition}</intermediateCatchEvent>
      ${chain('s', 'a', 'e')}`;
  const within = (content: string): string =>
    `${ends}<subProcess id="p1">${content}</subProcess>${chain('s', 'p1', 'e')}`;

  it.each([
    ['another type', line('a'), `${ends}<manualTask id="a"/>`, 'a type-changed'],
    ['another scope', line('a'), within('<userTask id="a"/>'), 'a scope-changed'],
    ['other multi-instance settings', many(true), many(false), 'a loop-changed'],
    ['another event', catching(timer), catching('<signalEventDefinition/>'), 'a event-changed'],
    ['nothing', line('a'), line('b'), 'a unknown-element'],
  ])('to %s has a reason', async (_, old, next, reason) => {
    const { session, generated, event, problems } = await prepare(old, [], next);
    expect(problems()).toEqual(['a not-mapped']);
    const elements = { ...generated.elements, a: 'a' };
    expect(problems({ elements })).toEqual([reason]);
    expect(session.try(event({ elements }))).toMatchObject({ code: 'migration-refused' });
  });

  it('to another activity for a boundary event has a reason', async () => {
    const old = `${line('a', 'b')}${boundary('k', 'a')}`;
    const { generated, problems } = await prepare(
      old,
      [],
      `${line('a', 'b')}${boundary('k', 'b')}`,
    );
    const elements = { ...generated.elements, k: 'k' };
    expect(problems({ elements })).toEqual(['k host-changed']);
  });

  it('of a flow whose token would wait elsewhere has a reason', async () => {
    const { problems } = await prepare(fork, ['a', 'c'], fork.replaceAll('"c-j"', '"other"'));
    expect(problems()).toEqual(['c-j not-mapped']);
    const flows = { 'c-j': 'd-e' };
    expect(problems({ flows })).toEqual(['c-j join-changed']);
  });

  it('to a version that is not there is refused', async () => {
    const { session, event } = await prepare(line('a'), [], line('a'));
    expect(session.try({ ...event(), to: 'appeal 9' })).toMatchObject({
      code: 'unknown-definition',
    });
  });
});
