import { describe, expect, it } from 'vitest';
import type { Moddle } from '../../editors/process/moddle.ts';
import { readUserTask, writeUserTask } from '../../editors/process/settings/user-task.ts';
import { apply, readProcess } from './model.ts';

const model = `<bpmn:userTask id="handle" ld:form="handle" ld:limit="5wd">
  <bpmn:documentation>联系诉求人</bpmn:documentation>
  <bpmn:extensionElements>
    <ld:assignment rule="unit-role" of="record.unit" role="handler" level="2" />
    <foreign:note text="kept" />
    <ld:fieldAccess><ld:field name="result" access="required" /></ld:fieldAccess>
    <ld:outcomes><ld:outcome id="done" name="办结" required="result" /></ld:outcomes>
  </bpmn:extensionElements>
</bpmn:userTask>`;

const assignment = {
  rule: 'unit-role',
  role: 'handler',
  of: 'record.unit',
  others: { level: '2' },
};

async function userTask() {
  const { factory, node } = await readProcess(model);
  return { factory, node: node('handle') };
}

describe('settings of a user task', () => {
  it('reads what the model says', async () => {
    const { node } = await userTask();
    expect(readUserTask(node)).toEqual({
      form: 'handle',
      limit: '5wd',
      status: '',
      documentation: '联系诉求人',
      outcomeVariable: '',
      assignments: [assignment],
      rights: [{ name: 'result', access: 'required' }],
      outcomes: [{ id: 'done', name: '办结', required: 'result' }],
    });
  });

  it('writes one part and leaves the others and foreign elements as they are', async () => {
    const { factory, node } = await userTask();
    const outcomes = [{ id: 'pass', name: '通过', required: '' }];
    const properties = writeUserTask(factory, node, { outcomes, limit: '' });
    apply(node, properties);
    expect(readUserTask(node)).toMatchObject({
      form: 'handle',
      limit: '',
      assignments: [assignment],
      rights: [{ name: 'result', access: 'required' }],
      outcomes,
    });
    const kept = node.get<Moddle>('extensionElements').get<Moddle[]>('values');
    expect(kept.map(({ $type }) => $type)).toContain('foreign:note');
  });

  it('removes the extension elements with the last setting', async () => {
    const { factory, node } = await userTask();
    node.set('extensionElements', undefined);
    const properties = writeUserTask(factory, node, { assignments: [] });
    expect(properties).toEqual({ extensionElements: undefined });
  });

  it('changes one rule and keeps the arguments of it that the panel does not show', async () => {
    const { factory, node } = await userTask();
    const assignments = [{ ...assignment, role: 'clerk' }];
    apply(node, writeUserTask(factory, node, { assignments, documentation: '' }));
    expect(readUserTask(node)).toMatchObject({ assignments, documentation: '' });
  });
});
