import { describe, expect, it } from 'vitest';
import { enabledActivities } from '../../index.ts';
import { chain } from '../helper.ts';
import { Session } from '../session.ts';

const adHoc = (attributes: string): string =>
  `<startEvent id="s"/><adHocSubProcess id="h" ${attributes}><userTask id="a"/><userTask id="b"/>
    <userTask id="c"/>${chain('b', 'c')}</adHocSubProcess><endEvent id="e"/>
    ${chain('s', 'h', 'e')}`;

async function opened(attributes = '') {
  const session = await Session.of(adHoc(attributes));
  session.start();
  const { id: activation, part } = session.wait('h');
  const enabled = () => session.instance && enabledActivities(session.definition, session.instance);
  const start = (element: string) =>
    session.try({ kind: 'start-activity', part, activation, element });
  return { session, part, activation, enabled, start };
}

describe('an ad-hoc sub-process', () => {
  it('offers what has no incoming flow, again and again', async () => {
    const { session, part, activation, enabled } = await opened();
    const activities = ['a', 'b'].map((element) => ({ element, name: '' }));
    const all = [{ part, activation, element: 'h', name: '', activities }];
    expect(enabled()).toEqual(all);
    session.send({ kind: 'start-activity', part, activation, element: 'a' });
    expect(enabled()).toEqual(all);
    session.send({ kind: 'finish-activities', part, activation });
    expect(session.instance?.state).toBe('completed');
    expect(enabled()).toEqual([]);
  });

  it('offers nothing while an activity runs in a sequential one', async () => {
    const { session, part, activation, enabled, start } = await opened('ordering="Sequential"');
    session.send({ kind: 'start-activity', part, activation, element: 'b' });
    expect(enabled()).toEqual([]);
    expect(start('a')).toMatchObject({ ok: false, code: 'not-waiting' });
    session.completeTask('b');
    expect(enabled()).toEqual([]);
    session.completeTask('c');
    expect(enabled()).toHaveLength(1);
  });

  it('refuses what is not enabled, and all when nothing more begins', async () => {
    const { session, part, activation, enabled, start } = await opened(
      'cancelRemainingInstances="false"',
    );
    expect(start('c')).toMatchObject({ ok: false, code: 'not-waiting' });
    expect(start('x')).toMatchObject({ ok: false, code: 'not-waiting' });
    session.send({ kind: 'start-activity', part, activation, element: 'b' });
    session.send({ kind: 'finish-activities', part, activation });
    expect(session.waits('h')).toEqual([]);
    expect(enabled()).toEqual([]);
    expect(start('a')).toMatchObject({ ok: false, code: 'not-waiting' });
    const again = { kind: 'finish-activities', part, activation } as const;
    expect(session.try(again)).toMatchObject({ ok: false, code: 'not-waiting' });
    session.completeTask('b');
    expect(session.instance?.state).toBe('completed');
  });
});
