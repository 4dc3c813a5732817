import { describe, expect, it } from 'vitest';
import { moddle } from '../../compile/parse.ts';
import { bpmnXml } from '../../index.ts';

const xml = (extension: string): string =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:t"
    xmlns:v="urn:vendor"><process id="p"><task id="a"><extensionElements>${extension}
    </extensionElements></task></process></definitions>`;

async function roundTrip(text: string): Promise<string> {
  const { rootElement } = await moddle.fromXML(text);
  const before = await moddle.toXML(rootElement);
  const written = await bpmnXml.write(rootElement, (root) => moddle.toXML(root));
  expect(await moddle.toXML(rootElement), 'the tree is as it was').toEqual(before);
  return written;
}

describe('writing a model', () => {
  it('keeps an attribute of its own namespace beside one of the same name without', async () => {
    const text = await roundTrip(xml('<v:x v:kind="1" kind="2" v:b="3"><v:y v:kind="4"/></v:x>'));
    expect(text).toContain('<v:x v:kind="1" kind="2" v:b="3"><v:y v:kind="4" /></v:x>');
  });

  it('leaves texts alone that look like what it does', async () => {
    const text = await roundTrip(xml('<v:x v:k="1" t=" ld-kept..a=&lt;v:x ld-kept..k" />'));
    expect(text).toContain('v:k="1"');
    const read = await moddle.fromXML(text);
    expect(JSON.stringify(read.rootElement)).toContain(' ld-kept..a=<v:x ld-kept..k');
  });
});
