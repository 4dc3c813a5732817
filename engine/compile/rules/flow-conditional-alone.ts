import { conditionOf, flow, idOf, inProcess, when } from './find.ts';
import type { Rule } from './rule.ts';

export const flowConditionalAlone: Rule = {
  id: 'flow/conditional-alone',
  severity: 'error',
  clause: 'BPMN 2.0 8.4.13',
  text: {
    zh: '“{element}”只有一条流出且带条件：须至少另有一条流出。',
    en: 'The only flow out of {element} has a condition: there must be at least one other flow.',
  },
  bad: inProcess(
    `<startEvent id="s"/><task id="a"/><endEvent id="e"/>${flow('s', 'a')}${flow('a', 'e', when('n = 1'))}`,
  ),
  good: inProcess(
    `<startEvent id="s"/><task id="a"/><endEvent id="e"/><endEvent id="f"/>${flow('s', 'a')}${flow('a', 'e', when('n = 1'))}${flow('a', 'f')}`,
  ),
  *check(model) {
    for (const node of model.of('bpmn:Activity')) {
      const [flow, other] = model.outgoing(node);
      if (flow && !other && conditionOf(flow) !== null) yield { element: idOf(node) };
    }
  },
};
