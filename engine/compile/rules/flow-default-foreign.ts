import { childOf } from '../reader.ts';
import { flow, idOf, inProcess } from './find.ts';
import type { Rule } from './rule.ts';

export const flowDefaultForeign: Rule = {
  id: 'flow/default-foreign',
  severity: 'error',
  clause: 'BPMN 2.0 10.6.2',
  text: {
    zh: '“{element}”的默认流“{detail}”不是它的流出。',
    en: 'The default flow {detail} of {element} does not leave it.',
  },
  bad: inProcess(
    `<startEvent id="s"/><exclusiveGateway id="x" default="s-x"/><endEvent id="e"/>${flow('s', 'x')}${flow('x', 'e')}`,
  ),
  good: inProcess(
    `<startEvent id="s"/><exclusiveGateway id="x" default="x-e"/><endEvent id="e"/>${flow('s', 'x')}${flow('x', 'e')}`,
  ),
  *check(model) {
    for (const node of model.of('bpmn:FlowNode')) {
      const flow = childOf(node, 'default');
      if (flow && childOf(flow, 'sourceRef') !== node) {
        yield { element: idOf(node), detail: idOf(flow) };
      }
    }
  },
};
