import { childOf } from '../reader.ts';
import { between, containersOf, elementsOf, idOf, inProcess } from './find.ts';
import type { Rule } from './rule.ts';

/** What the parser could not resolve it tells itself; this is for what is left out or wrong. */
export const flowEnds: Rule = {
  id: 'flow/ends-missing',
  severity: 'error',
  clause: 'BPMN 2.0 8.4.13',
  text: {
    zh: '顺序流“{element}”的{detail}没有指向流程中的步骤。',
    en: 'The {detail} of sequence flow {element} is no step of a process.',
  },
  bad: inProcess('<startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="p"/>'),
  good: between('<task id="a"/>', 'a'),
  *check(model) {
    const containers = new Set([...containersOf(model)].filter((one) => !one.get('incoming')));
    for (const xml of elementsOf(model)) {
      if (xml.$type !== 'bpmn:SequenceFlow') continue;
      for (const end of ['sourceRef', 'targetRef']) {
        const node = childOf(xml, end);
        const isStep = node && !containers.has(node) && node.get('incoming') !== undefined;
        if (!isStep) yield { element: idOf(xml), detail: end };
      }
    }
  },
};
