import { describe, expect, it } from 'vitest';
import { check } from '../../index.ts';
import { chain, define, flow, model } from '../helper.ts';
import { Session } from '../session.ts';
import { send } from './returning.ts';

const IO = `<ioSpecification><dataInput id="in" name="given"/>
  <inputSet><dataInputRefs>in</dataInputRefs></inputSet><outputSet/></ioSpecification>
  <dataInputAssociation><sourceRef>r</sourceRef><targetRef>in</targetRef></dataInputAssociation>`;

const DATA = '<dataObject id="order"/><dataObjectReference id="r" dataObjectRef="order"/>';

const steps = (io: string): string => `${DATA}<startEvent id="s"/><userTask id="first"/>
  <userTask id="a">${io}</userTask><endEvent id="e"/>${chain('s', 'first', 'a', 'e')}`;

async function waitingFor(io = IO): Promise<Session> {
  const session = await Session.of(steps(io));
  session.start();
  session.completeTask('first');
  return session;
}

const setOrder = (session: Session) =>
  session.send({ kind: 'set-variables', part: 0, variables: { order: 7 } });

describe('an activity that waits for its data', () => {
  it('goes on when an operator sets it', async () => {
    const session = await waitingFor();
    expect(session.wait('a').kind).toBe('data');
    expect(session.part(0).elements[0]?.state).toBe('ready');
    const { effects } = setOrder(session);
    expect(effects).toMatchObject([{ kind: 'create-task', input: { given: 7 } }]);
  });

  it('takes no error and no escalation, since it has not begun', async () => {
    const session = await waitingFor();
    const activity = session.part(0).elements[0]?.id as number;
    const error = { kind: 'throw-error', activity, part: 0, code: 'x', message: '' } as const;
    expect(session.try(error)).toMatchObject({ ok: false, code: 'not-waiting' });
    const escalation = { kind: 'escalate', at: { activity }, part: 0, code: 'x' } as const;
    expect(session.try({ ...escalation, variables: {} })).toMatchObject({ code: 'not-waiting' });
  });

  it('is cancelled and begun elsewhere', async () => {
    const session = await waitingFor();
    const changes = [
      { do: 'cancel-element', element: 'a' },
      { do: 'start-before', element: 'first', part: null, variables: {} },
    ] as const;
    session.send({ kind: 'modify', changes, reason: '' });
    expect(session.waits('a')).toEqual([]);
    session.completeTask('first', { order: 1 });
    expect(session.wait('a').kind).toBe('task');
  });

  it('is returned from, and comes back with its data', async () => {
    for (const afterwards of ['go-on', 'straight-back'] as const) {
      const session = await waitingFor();
      send(session, 'a', 'first', afterwards);
      expect(session.waits('a')).toEqual([]);
      session.completeTask('first');
      expect(session.wait('a').kind).toBe('data');
      setOrder(session);
      expect(session.wait('a').kind).toBe('task');
    }
  });

  it('stands still while it is suspended and looks again when it is resumed', async () => {
    const session = await waitingFor();
    const activation = session.part(0).elements[0]?.id as number;
    session.send({ kind: 'suspend-element', part: 0, activation });
    setOrder(session);
    expect(session.wait('a').kind).toBe('data');
    session.send({ kind: 'resume-element', part: 0, activation });
    expect(session.wait('a').kind).toBe('task');
  });

  it('waits on in another version, or begins where that asks for no data', async () => {
    const plan = {
      elements: { p: 'p', a: 'a' },
      flows: {},
      events: 'keep',
    } as const;
    const same = await waitingFor();
    const again = await define(model(steps(IO)));
    same.env = { ...same.env, definition: () => again };
    same.send({ kind: 'migrate', to: 'next', plan });
    expect(same.wait('a').kind).toBe('data');
    const session = await waitingFor();
    const without = await define(model(steps('')));
    session.env = { ...session.env, definition: () => without };
    session.send({ kind: 'migrate', to: 'next', plan });
    expect(session.wait('a').kind).toBe('task');
    session.completeTask('a');
    expect(session.instance?.state).toBe('completed');
  });

  it('is an incident when its association fails, and is tried anew', async () => {
    const failing = IO.replace(
      '</targetRef>',
      '</targetRef><transformation>order + "x" * 2</transformation>',
    );
    const session = await waitingFor(failing);
    setOrder(session);
    const { id: incident, part } = session.incidents()[0] as { id: number; part: number };
    const variables = { order: 8 };
    session.send({ kind: 'resolve-incident', incident, part, variables });
    expect(session.incidents()).toHaveLength(1);
  });
});

describe('the data outputs of a process', () => {
  it('must be there at its end', async () => {
    const io = `<ioSpecification><dataOutput id="out" name="answer"/><inputSet/>
      <outputSet><dataOutputRefs>out</dataOutputRefs></outputSet></ioSpecification>`;
    const session = await Session.of(
      `<process id="p" isExecutable="true">${io}<task id="a"/></process>`,
    );
    session.start();
    const [incident] = session.incidents();
    expect(session.instance?.state).toBe('active');
    const { id, part } = incident as { id: number; part: number };
    const variables = { answer: 1 };
    session.send({ kind: 'resolve-incident', incident: id, part, variables });
    expect(session.instance?.state).toBe('completed');
  });
});

describe('a data store', () => {
  it('is refused by name where an association reads it', async () => {
    const content = `<dataStore id="db"/><process id="p" isExecutable="true">
      <dataStoreReference id="r" dataStoreRef="db"/>
      <startEvent id="s"/><task id="a">${IO}</task>${flow('s', 'a')}</process>`;
    const rules = (await check(model(content))).map(({ rule }) => rule);
    expect(rules).toContain('data/store-not-run');
  });
});
