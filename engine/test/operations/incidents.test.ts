import { describe, expect, it } from 'vitest';
import { chain, flow } from '../helper.ts';
import { type Accepted, Session } from '../session.ts';

const kinds = ({ effects }: Accepted): string[] => effects.map(({ kind }) => kind);

const timer = (form: string, text: string): string =>
  `<timerEventDefinition><${form}>${text}</${form}></timerEventDefinition>`;

function throwAt(session: Session, element: string): Accepted {
  const activity = session.part(0).elements.find((one) => one.element === element)?.id as number;
  return session.send({ kind: 'throw-error', activity, part: 0, code: 'E1', message: 'no' });
}

function resolve(session: Session, element: string, variables = {}): Accepted {
  const found = session.waits(element).find(({ kind }) => kind === 'incident');
  const { id: incident, part } = found as { id: number; part: number };
  return session.send({ kind: 'resolve-incident', incident, part, variables });
}

const failJob = (session: Session, element: string): Accepted => {
  const { id: job, part } = session.wait(element);
  const result = { ok: false, error: null, message: 'down' } as const;
  return session.send({ kind: 'job-result', job, part, result });
};

const end = '<startEvent id="s"/><endEvent id="e"/>';

describe('an incident', () => {
  it('goes with its activity when that ends all the same', async () => {
    const session = await Session.of(`${end}<userTask id="a"/>${chain('s', 'a', 'e')}`);
    session.start();
    throwAt(session, 'a');
    expect(kinds(session.completeTask('a'))).toEqual(['clear-incident']);
    expect(session.instance?.state).toBe('completed');
  });

  it('of a multi-instance activity begins it anew and ends what ran', async () => {
    const session = await Session.of(
      `${end}<userTask id="a"><multiInstanceLoopCharacteristics>
        <loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>
        </userTask>${chain('s', 'a', 'e')}`,
    );
    session.start();
    throwAt(session, 'a');
    expect(kinds(resolve(session, 'a'))).toEqual([
      'clear-incident',
      'withdraw-task',
      'withdraw-task',
      'create-task',
      'create-task',
    ]);
    session.completeTask('a');
    session.completeTask('a');
    expect(session.instance?.state).toBe('completed');
  });

  it('of work leaves the timers attached to it counting', async () => {
    const session = await Session.of(
      `${end}<serviceTask id="a"/>
        <boundaryEvent id="b" attachedToRef="a">${timer('timeDuration', 'PT1H')}
        </boundaryEvent>${chain('s', 'a', 'e')}${flow('b', 'e')}`,
    );
    session.start();
    const { id } = session.wait('b');
    expect(kinds(failJob(session, 'a'))).toEqual(['raise-incident']);
    expect(kinds(resolve(session, 'a'))).toEqual(['clear-incident', 'create-job']);
    expect(session.wait('b').id).toBe(id);
    session.send({ kind: 'timer-due', timer: id, part: 0 });
    expect(session.instance?.state).toBe('completed');
  });

  it('of attached events arms all of them or none', async () => {
    const session = await Session.of(
      `${end}<userTask id="a"/>
        <boundaryEvent id="b" attachedToRef="a">${timer('timeDuration', 'PT1H')}</boundaryEvent>
        <boundaryEvent id="c" attachedToRef="a">${timer('timeDuration', 'wait')}
        </boundaryEvent>${chain('s', 'a', 'e')}${flow('b', 'e')}${flow('c', 'e')}`,
    );
    expect(kinds(session.start())).toEqual(['arm-timer', 'disarm-timer', 'raise-incident']);
    expect(kinds(resolve(session, 'a', { wait: 'PT2H' }))).toEqual([
      'clear-incident',
      'arm-timer',
      'arm-timer',
      'create-task',
    ]);
  });

  it('of an event-based gateway waits for none of its events', async () => {
    const session = await Session.of(
      `${end}<eventBasedGateway id="g"/>
        <intermediateCatchEvent id="a">${timer('timeDuration', 'PT1H')}</intermediateCatchEvent>
        <intermediateCatchEvent id="b">${timer('timeDuration', 'wait')}
        </intermediateCatchEvent>${chain('s', 'g', 'a', 'e')}${chain('g', 'b', 'e')}`,
    );
    session.start();
    expect(session.waits('a')).toEqual([]);
    resolve(session, 'g', { wait: 'PT2H' });
    expect(session.waits('a').length + session.waits('b').length).toBe(2);
  });

  it('of an event sub-process leaves the scope and its waiting tokens alone', async () => {
    const session = await Session.of(
      `${end}<parallelGateway id="k"/><userTask id="a"/><userTask id="b"/>
        <parallelGateway id="j"/>${chain('s', 'k', 'a', 'j', 'e')}${chain('k', 'b', 'j')}
      <subProcess id="es" triggeredByEvent="true">
        <startEvent id="x" isInterrupting="false">${timer('timeDuration', 'wait')}</startEvent>
        </subProcess>`,
    );
    session.start();
    session.completeTask('a');
    expect(session.part(0).tokens).toHaveLength(1);
    expect(kinds(resolve(session, 'x', { wait: 'PT1H' }))).toEqual(['clear-incident', 'arm-timer']);
    expect(session.part(0).tokens).toHaveLength(1);
    expect(kinds(session.completeTask('b'))).toEqual(['disarm-timer']);
    expect(session.instance?.state).toBe('completed');
  });

  it('of an event sub-process does not outlive its scope', async () => {
    const session = await Session.of(
      `${end}<subProcess id="p1"><userTask id="a"/><subProcess id="es" triggeredByEvent="true">
        <startEvent id="x">${timer('timeDuration', 'wait')}</startEvent></subProcess>
        </subProcess>${chain('s', 'p1', 'e')}`,
    );
    session.start();
    expect(kinds(session.completeTask('a'))).toEqual(['clear-incident']);
    expect(session.instance?.state).toBe('completed');
  });
});

describe('the activation limit', () => {
  it('leaves nothing that should have ended unnoticed', async () => {
    const session = await Session.of(
      `${end}<parallelGateway id="k"/><exclusiveGateway id="m"/>
        <exclusiveGateway id="x" default="x-m"/>
      <subProcess id="p1"><task id="t"/></subProcess>
      ${chain('s', 'k', 'm', 'x', 'm')}${flow('x', 'e', 'stop = true')}${chain('k', 'p1', 'e')}`,
    );
    session.start();
    while (session.instance?.state === 'active') {
      const [one] = session.incidents();
      if (!one) throw new Error('Expected an incident but found none');
      resolve(session, one.element, { stop: true });
    }
    expect(session.instance?.state).toBe('completed');
  }, 60_000);
});

describe('a limit that cannot be read', () => {
  it('is an incident, not a task without a limit', async () => {
    const session = await Session.of(
      `${end}<userTask id="a" ld:limit="days"/>${chain('s', 'a', 'e')}`,
    );
    const { effects } = session.start({ days: 5 });
    expect(effects).toMatchObject([{ kind: 'raise-incident', code: 'limit-invalid' }]);
    expect(resolve(session, 'a', { days: '0wd' }).effects).toMatchObject([
      { kind: 'clear-incident' },
      { kind: 'raise-incident', code: 'limit-invalid' },
    ]);
    expect(resolve(session, 'a', { days: '5wd' }).effects).toMatchObject([
      { kind: 'clear-incident' },
      { kind: 'create-task', limit: '5wd' },
    ]);
  });
});

describe('a timer cycle', () => {
  it.each(['R/PT0S', 'R3/P0D', 'R/0wd'])('without an interval never rings: %s', async (text) => {
    const session = await Session.of(
      `${end}<userTask id="a"/>
        <boundaryEvent id="b" attachedToRef="a" cancelActivity="false">
        ${timer('timeCycle', 'cycle')}</boundaryEvent>${chain('s', 'a', 'e')}${flow('b', 'e')}`,
    );
    const { effects } = session.start({ cycle: text });
    expect(effects).toMatchObject([{ kind: 'raise-incident', code: 'timer-invalid' }]);
  });
});
