import { liandongDescriptor } from '@liandong/engine';
import { BpmnModdle } from 'bpmn-moddle';
import { describe, expect, it } from 'vitest';
import type { Factory, Moddle } from '../../editors/process/moddle.ts';
import { readUserTask, writeUserTask } from '../../editors/process/settings/user-task.ts';

const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:ld="urn:liandong:bpmn:1" xmlns:foreign="urn:foreign" id="d" targetNamespace="urn:test">
  <bpmn:process id="p"><bpmn:userTask id="handle" ld:form="handle" ld:limit="5wd">
    <bpmn:extensionElements>
      <ld:assignment rule="unit-role" of="record.unit" role="handler" />
      <foreign:note text="kept" />
      <ld:fieldAccess><ld:field name="result" access="required" /></ld:fieldAccess>
      <ld:outcomes><ld:outcome id="done" name="办结" required="result" /></ld:outcomes>
    </bpmn:extensionElements>
  </bpmn:userTask></bpmn:process>
</bpmn:definitions>`;

type Root = { get(name: 'rootElements'): { get(name: 'flowElements'): Moddle[] }[] };
type Settable = Moddle & { set(name: string, value: unknown): void };

async function userTask(): Promise<{ factory: Factory; node: Settable }> {
  const moddle = new BpmnModdle({ ld: liandongDescriptor });
  const { rootElement } = await moddle.fromXML(model);
  const [node] = (rootElement as Root).get('rootElements')[0]?.get('flowElements') ?? [];
  return { factory: moddle as unknown as Factory, node: node as Settable };
}

describe('settings of a user task', () => {
  it('reads what the model says', async () => {
    const { node } = await userTask();
    expect(readUserTask(node)).toEqual({
      form: 'handle',
      limit: '5wd',
      status: '',
      assignments: [{ rule: 'unit-role', role: 'handler', of: 'record.unit' }],
      rights: [{ name: 'result', access: 'required' }],
      outcomes: [{ id: 'done', name: '办结', required: 'result' }],
    });
  });

  it('writes one part and leaves the others and foreign elements as they are', async () => {
    const { factory, node } = await userTask();
    const outcomes = [{ id: 'pass', name: '通过', required: '' }];
    const properties = writeUserTask(factory, node, { outcomes, limit: '' });
    for (const [name, value] of Object.entries(properties)) node.set(name, value);
    expect(readUserTask(node)).toMatchObject({
      form: 'handle',
      limit: '',
      assignments: [{ rule: 'unit-role', role: 'handler', of: 'record.unit' }],
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
});
