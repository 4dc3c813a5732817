import { childOf, listOf } from '../reader.ts';
import { between, idOf } from './find.ts';
import type { Rule } from './rule.ts';

export const flowEndsDiffer: Rule = {
  id: 'flow/ends-differ',
  severity: 'warning',
  clause: 'BPMN 2.0 8.4.13',
  text: {
    zh: '“{element}”列出的流“{detail}”并不在此处开始或结束。',
    en: '{element} lists the flow {detail}, which does not begin or end here.',
  },
  bad: between('<task id="a"><incoming>a-end</incoming></task>', 'a'),
  good: between('<task id="a"><incoming>start-a</incoming></task>', 'a'),
  *check(model) {
    for (const node of model.of('bpmn:FlowNode')) {
      const told = [
        ...listOf(node, 'incoming').filter((flow) => childOf(flow, 'targetRef') !== node),
        ...listOf(node, 'outgoing').filter((flow) => childOf(flow, 'sourceRef') !== node),
      ];
      for (const flow of told) yield { element: idOf(node), detail: idOf(flow) };
    }
  },
};
