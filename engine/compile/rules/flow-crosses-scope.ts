import { childOf } from '../reader.ts';
import { elementsOf, flow, idOf, inProcess } from './find.ts';
import type { Rule } from './rule.ts';

const example = (target: string): string =>
  inProcess(
    `<startEvent id="s"/><subProcess id="sub"><task id="in"/></subProcess>${flow('s', target)}`,
  );

export const flowCrossesScope: Rule = {
  id: 'flow/crosses-scope',
  severity: 'error',
  clause: 'BPMN 2.0 8.4.13',
  text: {
    zh: '顺序流“{element}”不能穿过子流程或流程的边界。',
    en: 'Sequence flow {element} must not cross the border of a sub-process or process.',
  },
  bad: example('in'),
  good: example('sub'),
  *check(model) {
    for (const xml of elementsOf(model)) {
      if (xml.$type !== 'bpmn:SequenceFlow') continue;
      const source = childOf(xml, 'sourceRef')?.$parent;
      const target = childOf(xml, 'targetRef')?.$parent;
      if (source && target && source !== target) yield { element: idOf(xml) };
    }
  },
};
