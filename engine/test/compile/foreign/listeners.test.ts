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
});
