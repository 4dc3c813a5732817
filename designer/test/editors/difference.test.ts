import { describe, expect, it } from 'vitest';
import { differenceOf } from '../../editors/process/difference.ts';

const model = (elements: string) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:ld="urn:liandong:bpmn:1" id="d" targetNamespace="urn:t">
  <bpmn:process id="p">${elements}</bpmn:process></bpmn:definitions>`;

const before = model(`<bpmn:userTask id="handle" name="办理" ld:limit="1wd" />
  <bpmn:endEvent id="end" name="结案" />
  <bpmn:sequenceFlow id="handled" sourceRef="handle" targetRef="end" />`);
const after = model(`<bpmn:userTask id="handle" name="办理" ld:limit="2wd" />
  <bpmn:userTask id="review" name="复核" />
  <bpmn:sequenceFlow id="to-review" sourceRef="handle" targetRef="review" />
  <bpmn:endEvent id="end" name="结案" />`);

describe('difference of two versions', () => {
  it('names what was added, removed and changed, steps before flows', async () => {
    const { elements } = await differenceOf(before, after);
    expect(elements.map(({ change, name }) => `${change} ${name}`)).toEqual([
      'added 复核',
      'changed 办理',
      'added 办理 → 复核',
      'removed 办理 → 结案',
    ]);
  });

  it('marks in each drawing what is in it', async () => {
    const found = await differenceOf(before, after);
    expect(found.before).toEqual({ handle: 'changed', handled: 'removed' });
    expect(found.after).toEqual({ handle: 'changed', review: 'added', 'to-review': 'added' });
  });

  it('is empty for the same text', async () => {
    expect((await differenceOf(before, before)).elements).toEqual([]);
  });
});
