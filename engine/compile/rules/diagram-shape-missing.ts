import type { XmlNode } from '../../model/xml.ts';
import { childOf, listOf } from '../reader.ts';
import { idOf, inProcess } from './find.ts';
import type { Rule } from './rule.ts';

const example = (shape: string): string =>
  `${inProcess('<startEvent id="a"/>')}<di:BPMNDiagram xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"><di:BPMNPlane bpmnElement="p"><di:BPMNShape id="${shape}1" bpmnElement="${shape === 'a' ? 'a' : 'p'}"><dc:Bounds x="0" y="0" width="9" height="9"/></di:BPMNShape></di:BPMNPlane></di:BPMNDiagram>`;

export const diagramShapeMissing: Rule = {
  id: 'diagram/shape-missing',
  severity: 'warning',
  clause: 'BPMN 2.0 12.2.3',
  text: {
    zh: '图中没有“{element}”的图形。',
    en: 'The diagram does not show {element}.',
  },
  bad: example('s'),
  good: example('a'),
  *check(model) {
    const shown = new Set<XmlNode>();
    for (const diagram of listOf(model.root, 'diagrams')) {
      const plane = childOf(diagram, 'plane');
      for (const shape of plane ? listOf(plane, 'planeElement') : []) {
        const node = childOf(shape, 'bpmnElement');
        if (node) shown.add(node);
      }
    }
    if (shown.size === 0) return;
    for (const node of model.of('bpmn:FlowNode')) {
      // What is inside a sub-process may be folded away.
      if (node.$parent?.$type === 'bpmn:Process' && !shown.has(node)) yield { element: idOf(node) };
    }
  },
};
