import { describe, expect, it } from 'vitest';
import { KEPT_PER_PART } from '../../model/part.ts';
import { chain, flow } from '../helper.ts';
import { Session } from '../session.ts';

/** An activity with a compensation boundary event and its handler. */
const undone = (id: string, handler: string): string => `
  <boundaryEvent id="${id}-comp" attachedToRef="${id}"><compensateEventDefinition/></boundaryEvent>
  <${handler} id="undo-${id}" isForCompensation="true"/>
  <association id="${id}-as" sourceRef="${id}-comp" targetRef="undo-${id}"/>`;

const throwing = (id: string, attributes = ''): string =>
  `<intermediateThrowEvent id="${id}"><compensateEventDefinition ${attributes}/>
  </intermediateThrowEvent>`;

const LOOP = (undo: string): string => `<startEvent id="s"/><exclusiveGateway id="m"/>
  <userTask id="a"/>${undone('a', 'userTask')}<exclusiveGateway id="x" default="x-u"/>
  ${undo}<endEvent id="e"/>${chain('s', 'm', 'a', 'x', 'u', 'e')}${flow('x', 'm', 'again')}`;

describe('what is kept for compensation', () => {
  it('is nothing where no event ever compensates', async () => {
    const session = await Session.of(LOOP('<task id="u"/>'));
    session.start();
    const { length } = JSON.stringify(session.part(0));
    for (let i = 0; i < 20; i++) session.completeTask('a', { again: true });
    expect(session.part(0).kept).toBeUndefined();
    expect(JSON.stringify(session.part(0)).length).toBeLessThan(length + 60);
  });

  it('is nothing where only another activity is compensated', async () => {
    const session = await Session.of(LOOP(`<task id="b"/>${throwing('u', 'activityRef="b"')}`));
    session.start();
    session.completeTask('a', { again: true });
    expect(session.part(0).kept).toBeUndefined();
  });

  it('moves to parts of its own, so that a step writes few of many', async () => {
    const session = await Session.of(LOOP(throwing('u')));
    session.start();
    const rounds = KEPT_PER_PART + 2;
    for (let i = 1; i < rounds; i++) session.completeTask('a', { again: true });
    expect(session.part(0).kept).toHaveLength(1);
    expect(session.instance?.parts.size).toBe(2);
    const { changed } = session.completeTask('a', { again: false });
    expect(changed).toEqual([0]);
    for (let i = 0; i < rounds; i++) session.completeTask('undo-a');
    expect(session.instance?.state).toBe('completed');
  });

  it('keeps its values: nobody sets variables of an ended sub-process', async () => {
    const session = await Session.of(`<startEvent id="s"/><subProcess id="sub"><startEvent id="is"/>
      <task id="a"/>${undone('a', 'task')}${chain('is', 'a')}</subProcess><userTask id="b"/>
      ${throwing('u')}<endEvent id="e"/>${chain('s', 'sub', 'b', 'u', 'e')}`);
    session.start();
    const kept = session.part(0).kept?.[0];
    expect(kept).toMatchObject({ element: 'sub', inner: 1 });
    const event = { kind: 'set-variables', part: 1, variables: { x: 1 } } as const;
    expect(session.try(event)).toMatchObject({ ok: false, code: 'not-waiting' });
    session.completeTask('b');
    expect(session.instance?.state).toBe('completed');
  });

  it('is gone with its scope', async () => {
    const session = await Session.of(`<startEvent id="s"/><subProcess id="sub"><startEvent id="is"/>
      <subProcess id="in"><startEvent id="iis"/><task id="a"/>${undone('a', 'task')}
      ${chain('iis', 'a')}</subProcess><userTask id="b"/><exclusiveGateway id="x" default="x-ie"/>
      ${throwing('u')}<endEvent id="ie"/>${chain('is', 'in', 'b', 'x', 'ie')}
      ${flow('x', 'u', 'again')}</subProcess><userTask id="c"/>${chain('s', 'sub', 'c')}`);
    session.start();
    expect(session.instance?.parts.size).toBe(3);
    session.completeTask('b', { again: false });
    expect([...(session.instance?.parts.keys() ?? [])]).toEqual([0]);
  });
});

describe('a compensation that runs', () => {
  it('takes no error at an event that did not wait for it', async () => {
    const session = await Session.of(`<startEvent id="s"/><task id="a"/>${undone('a', 'userTask')}
      ${throwing('u', 'waitForCompletion="false"')}<endEvent id="e"/>${chain('s', 'a', 'u', 'e')}`);
    session.start();
    const left = session.part(0).elements.find(({ element }) => element === 'u');
    const event = { kind: 'throw-error', part: 0, code: 'E', message: '' } as const;
    expect(session.try({ ...event, activity: left?.id ?? 0 })).toMatchObject({ ok: false });
    session.completeTask('undo-a');
    expect(session.instance?.state).toBe('completed');
  });

  it('stands still with its instance and goes on with it', async () => {
    const session = await Session.of(LOOP(throwing('u')));
    session.start();
    session.completeTask('a', { again: true });
    session.completeTask('a', { again: false });
    session.send({ kind: 'suspend' });
    const { id: task, part } = session.wait('undo-a');
    const event = { kind: 'complete-task', task, part, outcome: null, variables: {} } as const;
    expect(session.try(event)).toMatchObject({ ok: false, code: 'instance-suspended' });
    session.send({ kind: 'resume' });
    session.send(event);
    session.completeTask('undo-a');
    expect(session.instance?.state).toBe('completed');
  });

  it('compensates with one of several definitions of its event', async () => {
    const session = await Session.of(`<startEvent id="s"/><task id="a"/>${undone('a', 'userTask')}
      <intermediateThrowEvent id="u"><compensateEventDefinition/><messageEventDefinition/>
      </intermediateThrowEvent><endEvent id="e"/>${chain('s', 'a', 'u', 'e')}`);
    const { effects } = session.start();
    expect(effects.map(({ kind }) => kind)).toEqual(['send-message', 'create-task']);
    session.completeTask('undo-a');
    expect(session.instance?.state).toBe('completed');
  });
});
