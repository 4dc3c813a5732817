import { describe, expect, it } from 'vitest';
import { readModel } from '../../bpmn/read-model.ts';

describe('reading a model', () => {
  it('leaves out no step whose id is Chinese', async () => {
    const root = await readModel(`<definitions id="d" targetNamespace="urn:t"
      xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p">
      <task id="任务1"/></process></definitions>`);
    expect(root).toMatchObject({ rootElements: [{ flowElements: [{ id: '任务1' }] }] });
  });
});
