import { association, flow, idOf, undone } from './find.ts';
import type { Rule } from './rule.ts';

export const compensationHandlerFlows: Rule = {
  id: 'compensation/handler-flows',
  severity: 'error',
  clause: 'BPMN 2.0 10.7',
  text: {
    zh: '补偿活动“{element}”不能有流入流出。',
    en: 'The compensation activity {element} must not have incoming or outgoing flows.',
  },
  bad: undone('isForCompensation="true"', `${association('b', 'undo')}${flow('a', 'undo')}`),
  good: undone('isForCompensation="true"', association('b', 'undo')),
  *check(model) {
    for (const node of model.of('bpmn:Activity')) {
      if (node.get('isForCompensation') !== true) continue;
      if (model.incoming(node).length + model.outgoing(node).length > 0)
        yield { element: idOf(node) };
    }
  },
};
