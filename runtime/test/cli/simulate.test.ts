import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { play } from './play.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liandong-simulate-'));
  await writeFile(join(folder, 'model.bpmn'), model);
});
afterAll(() => rm(folder, { recursive: true }));

const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:ld="urn:liandong:bpmn:1" id="d" targetNamespace="urn:test">
  <bpmn:process id="report" isExecutable="true">
    <bpmn:startEvent id="start"/>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="handle"/>
    <bpmn:userTask id="handle" name="Handle"/>
    <bpmn:boundaryEvent id="late" attachedToRef="handle">
      <bpmn:timerEventDefinition id="t"><bpmn:timeDuration>"2wd"</bpmn:timeDuration>
      </bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
    <bpmn:sequenceFlow id="f2" sourceRef="handle" targetRef="done"/>
    <bpmn:sequenceFlow id="f3" sourceRef="late" targetRef="overdue"/>
    <bpmn:endEvent id="done"/>
    <bpmn:endEvent id="overdue"/>
  </bpmn:process>
</bpmn:definitions>`;

const played = {
  title: { zh: '办理', en: 'Handled' },
  process: 'report',
  at: '2026-11-20T16:59:00+08:00',
  steps: [
    { expect: { waiting: ['handle'] } },
    { complete: 'handle', by: 'handler', data: { found: 3 } },
  ],
  expect: { state: 'completed', trace: ['element-completed handle'] },
};

async function simulate(content: unknown) {
  await writeFile(join(folder, 'case.json'), JSON.stringify(content));
  return play(['simulate', 'model.bpmn', '--case', 'case.json'], {}, folder);
}

const lines = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('liandong simulate', () => {
  it('prints each record, then the end', async () => {
    const { code, out, err } = await simulate(played);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const printed = lines(out);
    expect(printed[0]).toMatchObject({ n: 1, v: 1, at: Date.UTC(2026, 10, 20, 8, 59) });
    expect(printed.at(-1)).toEqual({
      state: 'completed',
      variables: { found: 3 },
      record: {},
      waiting: [],
    });
  });

  it('tells what differs from the expectation', async () => {
    const { code, err } = await simulate({ ...played, expect: { state: 'active' } });
    expect(code).toBe(1);
    expect(err).toBe('at the end: state: expected "active" but got "completed"\n');
  });

  it('tells which step could not be done', async () => {
    const { code, err } = await simulate({ ...played, steps: [{ complete: 'nothing' }] });
    expect(code).toBe(1);
    expect(err).toMatch(/^step 1: .*nothing/);
  });

  it('counts limits by the working calendar', async () => {
    const until = (time: string) => ({ until: `2026-11-24T${time}+08:00` });
    const steps = [
      until('16:59:59'),
      { expect: { state: 'active', waiting: ['handle'] } },
      until('17:00:00'),
    ];
    const { code, err } = await simulate({ ...played, steps, expect: { state: 'completed' } });
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('refuses what is no case', async () => {
    const { code, err } = await simulate({ ...played, steps: [{ fly: 'away' }] });
    expect(code).toBe(1);
    expect(err).toContain('Expected a case in case.json: steps.0');
  });

  it('refuses what is no model, with its problems', async () => {
    await writeFile(join(folder, 'none.txt'), 'none');
    const { code, err } = await play(['simulate', 'none.txt', '--case', 'case.json'], {}, folder);
    expect(code).toBe(1);
    expect(err).not.toBe('');
  });

  it('wants a case', async () => {
    expect((await play(['simulate', 'model.bpmn'], {}, folder)).code).toBe(2);
  });
});
