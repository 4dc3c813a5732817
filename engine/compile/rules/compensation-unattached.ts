import { association, idOf, undone } from './find.ts';
import { isA } from './model.ts';
import type { Rule } from './rule.ts';

export const compensationUnattached: Rule = {
  id: 'compensation/handler-unattached',
  severity: 'warning',
  clause: 'BPMN 2.0 10.7',
  text: {
    zh: '补偿活动“{element}”没有关联到补偿边界事件，永远不会执行。',
    en: 'No compensation boundary event leads to the compensation activity {element}, so it never runs.',
  },
  bad: undone('isForCompensation="true"'),
  good: undone('isForCompensation="true"', association('b', 'undo')),
  *check(model) {
    for (const node of model.of('bpmn:Activity')) {
      if (node.get('isForCompensation') !== true || node.get('triggeredByEvent') === true) continue;
      const has = model.associated(node).some((one) => isA(one, 'bpmn:BoundaryEvent'));
      if (!has) yield { element: idOf(node) };
    }
  },
};
