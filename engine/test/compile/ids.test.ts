import { describe, expect, it } from 'vitest';
import { moddle } from '../../compile/parse.ts';
import { bpmnXml, check, compile } from '../../index.ts';
import { model } from '../helper.ts';

const flows = (...ids: string[]): string =>
  ids
    .slice(1)
    .map((id, i) => `<sequenceFlow id="流${i}" sourceRef="${ids[i]}" targetRef="${id}"/>`)
    .join('');

const foreign = model(`<startEvent id="开始"><outgoing>流0</outgoing></startEvent>
  <exclusiveGateway id="Gate" default="流1"><incoming>流0</incoming></exclusiveGateway>
  <task id="ÜberGang"><extensionElements><x:y xmlns:x="urn:x" id="中文"/></extensionElements></task>
  <boundaryEvent id="边界" attachedToRef="ÜberGang"><timerEventDefinition>
    <timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition>
  </boundaryEvent>
  <endEvent id="终" name="&lt;a id='结'>"/><!-- <task id="开始"/> -->
  ${flows('开始', 'Gate', 'ÜberGang', '终')}
  <sequenceFlow id="aside" sourceRef="Gate" targetRef="终">
    <conditionExpression xsi:type="tFormalExpression">n = 1</conditionExpression></sequenceFlow>
  <sequenceFlow id="late" sourceRef="边界" targetRef="终"/>`);

const roundTrip = async (text: string): Promise<string> => {
  const { rootElement } = await bpmnXml.read(text, (one) => moddle.fromXML(one));
  return bpmnXml.write(rootElement, (root) => moddle.toXML(root, { format: true }));
};

describe('ids that are not ASCII', () => {
  it('are ids like others', async () => {
    expect(await check(foreign)).toEqual([]);
    const { definition } = await compile(foreign);
    expect(definition?.processes[0]?.starts).toEqual([{ element: '开始', type: 'none' }]);
  });

  it('are written as they were read, with all that refers to them', async () => {
    const written = await roundTrip(foreign);
    expect(await roundTrip(written)).toBe(written);
    for (const text of [
      'id="ÜberGang"',
      'default="流1"',
      '<incoming>流0</incoming>',
      'id="中文"',
    ]) {
      expect(written).toContain(text);
    }
    expect(written).not.toContain('_.-');
  });

  it('may be used once only, and what refers to none is told', async () => {
    const twice = await check(model('<task id="任"/>\n<task id="任"/>'));
    expect(twice.find(({ rule }) => rule === 'reference/duplicate-id')).toMatchObject({
      element: '任',
      line: 6,
    });
    const gone = await check(foreign.replace('targetRef="终"', 'targetRef="始"'));
    expect(gone.find(({ rule }) => rule === 'reference/unresolved')?.message.en).toContain('始');
  });

  it('are not what XML forbids', async () => {
    for (const id of ['任 务', '任\u3000务', '1任', '任×']) {
      const found = await check(model(`<task id="${id}"/>`));
      expect(found.map(({ rule }) => rule)).toContain('reference/illegal-id');
    }
  });

  it('may be written with character references and with blanks around', async () => {
    const text = foreign.replace('id="开始"', 'id=" &#24320;&#x59CB; "');
    expect(await check(text)).toEqual([]);
  });

  it('do not stand in the way of ids that look like what the parser reads instead', async () => {
    const text = foreign.replace('"Gate"', '"_.-0"').replaceAll('Ref="Gate"', 'Ref="_.-0"');
    expect(await check(text)).toEqual([]);
  });
});
