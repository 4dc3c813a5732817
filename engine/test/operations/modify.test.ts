import { describe, expect, it } from 'vitest';
import { type Change, live, variables } from '../../index.ts';
import { Session } from '../session.ts';
import { act, fork, inside, many, state } from './return-models.ts';

const modify = (session: Session, ...changes: Change[]) =>
  session.send({ kind: 'modify', changes, reason: 'moved' });

const before = (element: string, part: number | null = null): Change => ({
  do: 'start-before',
  element,
  part,
  variables: {},
});

const reasons = (session: Session, ...changes: Change[]): readonly unknown[] => {
  const result = session.try({ kind: 'modify', changes, reason: '' });
  return result.ok ? [] : (result.reasons ?? [result.code]);
};

async function started(model: string, given = {}): Promise<Session> {
  const session = await Session.of(model);
  session.start(given);
  return session;
}

/** What lives in the instance, as an operator sees it. */
function liveIn({ instance }: Session): ReturnType<typeof live> {
  if (!instance) throw new Error('Expected an instance that was started');
  return live(instance);
}

describe('modify', () => {
  it('moves a token and keeps its branch, so that a later return undoes it', async () => {
    const session = await started(fork);
    act(session, 'a');
    modify(session, { do: 'cancel-element', element: 'b1' }, before('b2'));
    expect(state(session)).toBe('b2 c');
    for (const step of ['b2', 'c']) act(session, step);
    expect(state(session)).toBe('d');
    act(session, 'b2<d');
    expect(state(session)).toBe('b2');
    for (const step of ['b2', 'd']) act(session, step);
    expect(state(session)).toBe('completed');
  });

  it('starts after an element and on a flow, where a join waits for the others', async () => {
    const session = await started(fork);
    modify(
      session,
      { do: 'cancel-element', element: 'a' },
      { do: 'start-after', element: 'b2', part: null, variables: { x: 1 } },
      { do: 'start-on-flow', flow: 'c-j', part: 0, variables: {} },
    );
    expect(state(session)).toBe('d');
    expect(session.instance && variables(session.instance)).toEqual({ x: 1 });
  });

  it('opens the scopes that are missing, arms their events and maps their inputs', async () => {
    const session = await started(inside, { n: 7 });
    modify(session, { do: 'cancel-element', element: 'a' }, before('z'));
    expect(state(session)).toBe('late z');
    expect(liveIn(session)[0]?.element).toBe('p1');
    act(session, 'z');
    expect(state(session)).toBe('d');
  });

  it('puts a token into the scope that lives', async () => {
    const session = await started(inside, { n: 7 });
    act(session, 'a');
    modify(session, before('z'));
    expect(state(session)).toBe('late x y z');
    expect(session.instance?.parts.size).toBe(2);
  });

  it('cancels one element instance, or what waits at a join', async () => {
    const session = await started(fork);
    act(session, 'a');
    act(session, 'c');
    modify(session, { do: 'cancel-element', element: 'j' });
    const [one] = liveIn(session);
    modify(
      session,
      { do: 'cancel-instance', part: 0, activation: one?.activation ?? 0 },
      before('d'),
    );
    act(session, 'd');
    expect(state(session)).toBe('completed');
  });

  it('is all or nothing, and says why', async () => {
    const session = await started(many, { list: [1, 2] });
    const wrong = reasons(
      session,
      before('d'),
      before('nowhere'),
      before('x'),
      { do: 'start-after', element: 'd', part: 9, variables: {} },
      { do: 'start-on-flow', flow: 'x-z', part: null, variables: {} },
      { do: 'cancel-element', element: 'm' },
      { do: 'cancel-instance', part: 0, activation: 1 },
    );
    expect(wrong).toMatchObject([1, 2, 3, 4, 5, 6].map((change) => ({ change })));
    expect(state(session)).toBe('a');
  });

  it('wants to know which of several scopes is meant', async () => {
    const session = await started(many, { list: [1, 2] });
    for (const step of ['a', 'w', 'w']) act(session, step);
    expect(reasons(session, before('y'))).toHaveLength(1);
    const [, second] = session.waits('x');
    modify(session, before('y', second?.part ?? null));
    expect(state(session)).toBe('x x y');
  });
});

describe('suspending an element', () => {
  it('stops what is inside and at its border, and nothing else', async () => {
    const session = await started(inside, { n: 1 });
    act(session, 'a');
    const one = liveIn(session).find(({ element }) => element === 'p1');
    const at = { part: one?.part ?? 0, activation: one?.activation ?? 0 };
    session.send({ kind: 'suspend-element', ...at });
    expect(session.try({ kind: 'suspend-element', ...at })).toMatchObject({
      code: 'element-suspended',
    });
    const { id: task, part } = session.wait('x');
    const complete = { kind: 'complete-task', task, part, outcome: null, variables: {} } as const;
    expect(session.try(complete)).toMatchObject({ code: 'element-suspended' });
    const late = session.wait('late');
    const due = { kind: 'timer-due', timer: late.id, part: late.part } as const;
    expect(session.try(due)).toMatchObject({ code: 'element-suspended' });
    session.send({ kind: 'resume-element', ...at });
    expect(session.try({ kind: 'resume-element', ...at })).toMatchObject({
      code: 'element-not-suspended',
    });
    act(session, 'x');
    expect(state(session)).toBe('late y');
  });

  it('lets a sibling branch go on', async () => {
    const session = await started(fork);
    act(session, 'a');
    const one = liveIn(session).find(({ element }) => element === 'b1');
    session.send({ kind: 'suspend-element', part: 0, activation: one?.activation ?? 0 });
    act(session, 'c');
    expect(state(session)).toBe('b1');
  });
});
