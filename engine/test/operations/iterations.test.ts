import { describe, expect, it } from 'vitest';
import { type Json, live, variables } from '../../index.ts';
import { chain } from '../helper.ts';
import { Session } from '../session.ts';

const model = (settings: string, inside = ''): string =>
  `<startEvent id="s"/><userTask id="a"><multiInstanceLoopCharacteristics ${settings}
    ld:outputItem="one" ld:outputCollection="all">${inside}</multiInstanceLoopCharacteristics>
    </userTask><userTask id="b"/>${chain('s', 'a', 'b')}`;

const over = (settings = ''): string => model(`${settings} ld:collection="list" ld:item="one"`);

async function started(content: string, list: readonly Json[] = [1, 2]): Promise<Session> {
  const session = await Session.of(content);
  session.start({ list });
  return session;
}

/** The body, or an iteration of it. */
function at(session: Session, iteration: number | null) {
  const all = session.instance ? live(session.instance) : [];
  const found = all.find((one) => one.element === 'a' && one.iteration === iteration);
  return { part: found?.part ?? 99, activation: found?.activation ?? 0 };
}

const all = (session: Session): Json | undefined =>
  session.instance ? variables(session.instance).all : undefined;

describe('adding an iteration', () => {
  it('begins at once in a parallel body', async () => {
    const session = await started(over());
    session.send({ kind: 'add-iteration', ...at(session, null), item: 3 });
    expect(session.waits('a')).toHaveLength(3);
    for (let i = 0; i < 3; i++) session.completeTask('a');
    expect(all(session)).toEqual([1, 2, 3]);
  });

  it('is appended in a sequential body', async () => {
    const session = await started(over('isSequential="true"'));
    session.send({ kind: 'add-iteration', ...at(session, null), item: 3 });
    expect(session.waits('a')).toHaveLength(1);
    for (let i = 0; i < 3; i++) session.completeTask('a');
    expect(all(session)).toEqual([1, 2, 3]);
  });

  it('fills parts of its own beyond the first ones', async () => {
    const list = Array.from({ length: 64 }, (_, i) => i);
    const session = await started(over(), list);
    for (const item of [64, 65]) {
      session.send({ kind: 'add-iteration', ...at(session, null), item });
    }
    while (session.waits('a').length > 0) session.completeTask('a');
    expect(all(session)).toEqual([...list, 64, 65]);
  });

  it('takes an item where the body runs over a collection, or none over a number', async () => {
    const session = await started(over());
    expect(session.try({ kind: 'add-iteration', ...at(session, null) })).toMatchObject({
      code: 'item-mismatch',
    });
    const counted = await started(model('', '<loopCardinality>2</loopCardinality>'));
    const event = { kind: 'add-iteration', ...at(counted, null) } as const;
    expect(counted.try({ ...event, item: 1 })).toMatchObject({ code: 'item-mismatch' });
    counted.send(event);
    expect(counted.waits('a')).toHaveLength(3);
    expect(counted.try({ ...event, activation: 1 })).toMatchObject({ code: 'not-waiting' });
  });
});

describe('removing an iteration', () => {
  it('gives no output, and the body ends with the last of the others', async () => {
    const session = await started(over(), [1, 2, 3]);
    session.completeTask('a');
    session.send({ kind: 'remove-iteration', ...at(session, 1) });
    expect(session.waits('a')).toHaveLength(1);
    session.completeTask('a');
    expect(all(session)).toEqual([1, 3]);
  });

  it('lets the next one of a sequential body begin', async () => {
    const session = await started(over('isSequential="true"'), [1, 2, 3]);
    session.send({ kind: 'remove-iteration', ...at(session, 0) });
    expect(at(session, 1).part).not.toBe(99);
    session.completeTask('a');
    session.completeTask('a');
    expect(all(session)).toEqual([2, 3]);
  });

  it('ends the body when it was the last', async () => {
    const session = await started(over(), [1]);
    session.send({ kind: 'remove-iteration', ...at(session, 0) });
    expect(session.waits('b')).toHaveLength(1);
    expect(all(session)).toEqual([]);
  });

  it('is refused for what is no iteration', async () => {
    const session = await started(over());
    const event = { kind: 'remove-iteration', ...at(session, null) } as const;
    expect(session.try(event)).toMatchObject({ code: 'not-waiting' });
  });
});
