import { describe, expect, it } from 'vitest';
import { compile, type Definition } from '../../../index.ts';
import { flow, play } from '../../helper.ts';
import { environment, Session } from '../../session.ts';
import { between, extended, foreign, rulesOf } from './model.ts';

describe('listeners', () => {
  const listener = (event: string, name: string): string =>
    `<x:executionListener event="${event}" class="${name}"/>`;

  it('are jobs around the work, one after another', async () => {
    const xml = foreign(
      'camunda',
      between(
        `<userTask id="a" x:assignee="ann">${extended(
          `${listener('end', 'After')}${listener('start', 'Before')}
        <x:taskListener event="create" delegateExpression="\${greet}"/>
        <x:taskListener event="complete" expression="\${log.done(task)}"/>`,
        )}</userTask>`,
      ),
    );
    expect(await rulesOf(xml)).toEqual([]);
    const { differences, trace } = await play(xml, {
      steps: [
        { job: 'Before', result: { before: 1 } },
        { job: 'greet', result: {} },
        { complete: 'a' },
        { job: 'log.done(task)', result: {} },
        { job: 'After', result: { after: 2 } },
      ],
      expect: { state: 'completed', variables: { before: 1, after: 2 } },
    });
    expect(differences).toEqual([]);
    expect(trace.filter((line) => /^(?:job|task)-created/.test(line))).toEqual([
      'job-created a Before',
      'job-created a greet',
      'task-created a 1',
      'job-created a log.done(task)',
      'job-created a After',
    ]);
  });

  it('of a flow come when it is taken, those of a process at its ends', async () => {
    const flowTo = (target: string, content = ''): string =>
      `<sequenceFlow id="f-${target}" sourceRef="x1" targetRef="${target}">${content}</sequenceFlow>`;
    const xml = foreign(
      'activiti',
      `<process id="p" isExecutable="true">${extended(
        `${listener('start', 'Open')}${listener('end', 'Close')}`,
      )}<startEvent id="s"/><exclusiveGateway id="x1" default="f-e"/><task id="t"/>
      <endEvent id="e"/>${flow('s', 'x1')}${flowTo(
        't',
        `${extended(
          `${listener('take', 'Taken')}`,
        )}<conditionExpression xsi:type="tFormalExpression">\${n > 1}</conditionExpression>`,
      )}
      ${flowTo('e')}${flow('t', 'e')}</process>`,
    );
    expect(await rulesOf(xml)).toEqual([]);
    const { differences, trace } = await play(xml, {
      variables: { n: 2 },
      steps: [
        { job: 'Open', result: {} },
        { job: 'Taken', result: {} },
        { job: 'Close', result: {} },
      ],
      expect: { state: 'completed' },
    });
    expect(differences).toEqual([]);
    expect(trace).toContain('element-activated t');
  });

  it('that fail are asked again when the incident is resolved', async () => {
    const session = new Session(
      (
        await compile(
          foreign(
            'zeebe',
            between(
              `<task id="a">${extended(`<x:executionListeners>
          <x:executionListener eventType="start" type="one"/>
          <x:executionListener eventType="start" type="two"/>
          <x:executionListener eventType="end" type="three"/></x:executionListeners>`)}</task>`,
            ),
          ),
        )
      ).definition as Definition,
      environment(),
    );
    session.start();
    const done = (): void => {
      const [job] = session.waits('a');
      session.send({
        kind: 'job-result',
        job: job?.id ?? 0,
        part: 0,
        result: { ok: true, variables: {} },
      });
    };
    const failed = (): void => {
      const [job] = session.waits('a');
      const result = { ok: false, error: null, message: 'no' } as const;
      session.send({ kind: 'job-result', job: job?.id ?? 0, part: 0, result });
      const [incident] = session.part(0).incidents;
      session.send({
        kind: 'resolve-incident',
        incident: incident?.id ?? 0,
        part: 0,
        variables: {},
      });
    };
    done();
    failed();
    done();
    failed();
    expect(session.instance?.state).toBe('active');
    done();
    expect(session.instance?.state).toBe('completed');
    const types = session.records.flatMap(({ kind, data }) =>
      kind === 'job-created' ? [data.type] : [],
    );
    expect(types).toEqual(['one', 'two', 'two', 'three', 'three']);
  });

  const own = (on: string, type: string): string => `<ld:listener on="${on}" type="${type}"/>`;
  const listening = (...listeners: string[]): string => extended(listeners.join(''));
  const ours = (content: string): string =>
    foreign('zeebe', content).replace(
      '<definitions',
      '<definitions xmlns:ld="urn:liandong:bpmn:1"',
    );
  const jobsOf = (trace: readonly string[]): string[] =>
    trace.filter((line) => line.startsWith('job-created')).map((line) => line.slice(12));

  it('stand around sub-processes, joins and events', async () => {
    const xml = ours(
      `<startEvent id="s"/><parallelGateway id="f"/><task id="t1"/><task id="t2"/>
      <parallelGateway id="j">${listening(own('start', 'joined'))}</parallelGateway>
      <subProcess id="sub">${listening(own('start', 'open'), own('end', 'close'))}
      <startEvent id="is"/><endEvent id="ie">${listening(own('end', 'inside'))}</endEvent>
      ${flow('is', 'ie')}</subProcess><endEvent id="e"/>${flow('s', 'f')}${flow('f', 't1')}
      ${flow('f', 't2')}${flow('t1', 'j')}${flow('t2', 'j')}${flow('j', 'sub')}${flow('sub', 'e')}`,
    );
    expect(await rulesOf(xml)).toEqual([]);
    const types = ['joined', 'open', 'inside', 'close'];
    const { differences, trace } = await play(xml, {
      steps: types.map((job) => ({ job, result: {} })),
      expect: { state: 'completed' },
    });
    expect(differences).toEqual([]);
    expect(jobsOf(trace)).toEqual(['j joined', 'sub open', 'ie inside', 'sub close']);
  });

  it('are asked once an iteration', async () => {
    const xml = ours(
      between(`<task id="a">${listening(own('start', 'before'), own('end', 'after'))}
      <multiInstanceLoopCharacteristics isSequential="true">
      <loopCardinality xsi:type="tFormalExpression">2</loopCardinality>
      </multiInstanceLoopCharacteristics></task>`),
    );
    const types = ['before', 'after', 'before', 'after'];
    const { differences, trace } = await play(xml, {
      steps: types.map((job) => ({ job, result: {} })),
      expect: { state: 'completed' },
    });
    expect(differences).toEqual([]);
    expect(jobsOf(trace)).toEqual(types.map((type) => `a ${type}`));
  });

  it('end with the activity that a boundary event interrupts', async () => {
    const xml = ours(
      `${between(
        `<userTask id="a">${listening(own('start', 'one'), own('end', 'two'))}</userTask>`,
      )}
      <boundaryEvent id="b" attachedToRef="a">${listening(own('start', 'late'))}
      <timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration>
      </timerEventDefinition></boundaryEvent><endEvent id="z"/>${flow('b', 'z')}`,
    );
    for (const before of [[], [{ job: 'one', result: {} }, { complete: 'a' }]]) {
      const { differences, trace } = await play(xml, {
        steps: [...before, { advance: 'PT1H' }, { job: 'late', result: {} }],
        expect: { state: 'completed' },
      });
      expect(differences).toEqual([]);
      expect(trace).toContain('element-terminated a');
      expect(trace.filter((line) => line.startsWith('job-cancelled'))).toHaveLength(1);
    }
  });
});
