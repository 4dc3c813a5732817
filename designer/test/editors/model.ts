import { liandongDescriptor } from '@liandong/engine';
import { BpmnModdle } from 'bpmn-moddle';
import type { DiagramElement, Factory, Moddle } from '../../editors/process/moddle.ts';

export type Settable = Moddle & { set(name: string, value: unknown): void };

/** A process of these elements, read with our extensions. */
export async function readProcess(elements: string): Promise<{
  readonly factory: Factory;
  node(id: string): Settable;
}> {
  const moddle = new BpmnModdle({ ld: liandongDescriptor });
  const { rootElement } = await moddle.fromXML(`<?xml version="1.0" encoding="UTF-8"?>
    <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
      xmlns:ld="urn:liandong:bpmn:1" xmlns:foreign="urn:foreign" id="d" targetNamespace="urn:t">
      <bpmn:process id="p">${elements}</bpmn:process></bpmn:definitions>`);
  const [process] = (rootElement as unknown as Moddle).get<Moddle[]>('rootElements');
  const nodes = process?.get<Settable[]>('flowElements') ?? [];
  return {
    factory: moddle as unknown as Factory,
    node(id) {
      const found = nodes.find((candidate) => candidate.id === id);
      if (!found) throw new Error(`Expected ${id} in the process`);
      return found;
    },
  };
}

/** Writes properties as the command of the modeler does. */
export function apply(node: Settable, properties: { readonly [name: string]: unknown }): void {
  for (const [name, value] of Object.entries(properties)) node.set(name, value);
}

type Drawn = DiagramElement & { incoming: DiagramElement[]; outgoing: DiagramElement[] };

/** The element of a drawing for a node; `connect` ties two of them with a flow. */
export function drawn(node: Moddle): Drawn {
  const place = { x: 0, y: 0, width: 100, height: 80 };
  const ties = { incoming: [], outgoing: [] };
  return { ...place, ...ties, id: node.id, type: node.$type, businessObject: node };
}

export function connect(flow: Drawn, source: Drawn, target: Drawn): void {
  Object.assign(flow, { source, target });
  source.outgoing.push(flow);
  target.incoming.push(flow);
}
