import { describe, expect, it } from 'vitest';
import { outcomeAsked, outcomesBefore } from '../../editors/process/settings/outcome-condition.ts';
import { defaultOutcomeVariable } from '../../editors/process/settings/outcome-variable.ts';
import { readUserTask, writeUserTask } from '../../editors/process/settings/user-task.ts';
import { apply, connect, drawn, readProcess, type Settable } from './model.ts';

const review = `<bpmn:userTask id="review" name="复核"><bpmn:extensionElements>
  <ld:outcomes><ld:outcome id="pass" name="通过" /><ld:outcome id="back" name="退回" /></ld:outcomes>
  <ld:mapping>
    <ld:input source="record.unit" target="unit" />
    <ld:output source="result.outcome" target="reviewOutcome" />
    <ld:output source="result.outcome" target="record.status" />
  </ld:mapping>
</bpmn:extensionElements></bpmn:userTask>`;
const branch = `<bpmn:exclusiveGateway id="decided" /><bpmn:parallelGateway id="join" />
  <bpmn:sequenceFlow id="a" sourceRef="review" targetRef="join" />
  <bpmn:sequenceFlow id="b" sourceRef="join" targetRef="decided" />`;

describe('outcome variable', () => {
  it.each([
    ['accept-order', 'acceptOrderOutcome'],
    ['Activity_1b2', 'activity1b2Outcome'],
    ['1st', 'step1stOutcome'],
  ])('of %s is %s unless said', (element, variable) => {
    expect(defaultOutcomeVariable(element)).toBe(variable);
  });

  it('changes its line of the mapping and no other', async () => {
    const { factory, node } = await readProcess(review);
    const task = node('review');
    apply(task, writeUserTask(factory, task, { outcomeVariable: 'decision' }));
    expect(readUserTask(task).outcomeVariable).toBe('decision');
    const values = task.get<Settable>('extensionElements').get<Settable[]>('values');
    const mapping = values.find(({ $type }) => $type === 'ld:Mapping');
    const targets = (name: string) =>
      mapping?.get<Settable[]>(name).map((line) => line.get<string>('target'));
    expect(targets('inputs')).toEqual(['unit']);
    expect(targets('outputs')).toEqual(['decision', 'record.status']);
  });

  it('comes by itself with the first outcome of a step', async () => {
    const { factory, node } = await readProcess('<bpmn:userTask id="step-1" />');
    const task = node('step-1');
    const done = { id: 'done', name: '完成', required: '' };
    apply(task, writeUserTask(factory, task, { outcomes: [done] }));
    expect(readUserTask(task).outcomeVariable).toBe('step1Outcome');
    apply(task, writeUserTask(factory, task, { outcomeVariable: '' }));
    const back = { ...done, id: 'back' };
    apply(task, writeUserTask(factory, task, { outcomes: [done, back] }));
    expect(readUserTask(task).outcomeVariable).toBe('');
  });
});

describe('conditions of a branch', () => {
  it('offer the outcomes of the user tasks before it, across other gateways', async () => {
    const { node } = await readProcess(review + branch);
    const element = (id: string) => drawn(node(id));
    const join = element('join');
    const decided = element('decided');
    connect(element('a'), element('review'), join);
    connect(element('b'), join, decided);
    for (const flow of join.incoming) expect(flow.source?.id).toBe('review');
    const offered = outcomesBefore(decided);
    expect(offered.map(({ name, condition }) => [name, condition])).toEqual([
      ['通过', 'reviewOutcome = "pass"'],
      ['退回', 'reviewOutcome = "back"'],
    ]);
    expect(offered.every(({ missing }) => !missing)).toBe(true);
    expect(outcomeAsked('reviewOutcome="back"', offered)?.outcome).toBe('back');
    expect(outcomeAsked('reviewOutcome = "back" and round > 1', offered)).toBe(null);
  });
});
