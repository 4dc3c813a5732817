import { association, hasDefinition, idOf, undone } from './find.ts';
import { isA } from './model.ts';
import type { Rule } from './rule.ts';

export const compensationNotMarked: Rule = {
  id: 'compensation/handler-not-marked',
  severity: 'error',
  clause: 'BPMN 2.0 10.7',
  text: {
    zh: '“{element}”是补偿边界事件的处理活动，须标为补偿活动。',
    en: '{element} handles a compensation, so it must be marked as for compensation.',
  },
  bad: undone('', association('b', 'undo')),
  good: undone('isForCompensation="true"', association('b', 'undo')),
  *check(model) {
    for (const event of model.of('bpmn:BoundaryEvent')) {
      if (!hasDefinition(event, 'bpmn:CompensateEventDefinition')) continue;
      for (const node of model.associated(event)) {
        if (isA(node, 'bpmn:Activity') && node.get('isForCompensation') !== true) {
          yield { element: idOf(node) };
        }
      }
    }
  },
};
