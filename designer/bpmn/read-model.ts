import { bpmnXml, liandongDescriptor } from '@liandong/engine';
import { BpmnModdle } from 'bpmn-moddle';

/** The model of a process as bpmn-moddle reads it, with our extensions. */
export async function readModel(xml: string): Promise<object> {
  const moddle = new BpmnModdle({ ld: liandongDescriptor });
  const { rootElement } = await bpmnXml.read(xml, (text) => moddle.fromXML(text));
  return rootElement;
}
