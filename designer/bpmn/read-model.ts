import { liandongDescriptor } from '@liandong/engine';
import { BpmnModdle } from 'bpmn-moddle';

/** The model of a process as bpmn-moddle reads it, with our extensions. */
export async function readModel(xml: string): Promise<object> {
  const { rootElement } = await new BpmnModdle({ ld: liandongDescriptor }).fromXML(xml);
  return rootElement;
}
