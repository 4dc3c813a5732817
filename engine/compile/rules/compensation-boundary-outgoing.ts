import { association, flow, hasDefinition, idOf, undone } from './find.ts';
import type { Rule } from './rule.ts';

export const compensationBoundaryOutgoing: Rule = {
  id: 'compensation/boundary-outgoing',
  severity: 'error',
  clause: 'BPMN 2.0 10.5.4',
  text: {
    zh: '补偿边界事件“{element}”不能有流出，只能用关联指向补偿活动。',
    en: 'The compensation boundary event {element} must not have outgoing flows; an association leads to its handler.',
  },
  bad: undone('isForCompensation="true"', `${association('b', 'undo')}${flow('b', 'end')}`),
  good: undone('isForCompensation="true"', association('b', 'undo')),
  *check(model) {
    for (const event of model.of('bpmn:BoundaryEvent')) {
      if (!hasDefinition(event, 'bpmn:CompensateEventDefinition')) continue;
      if (model.outgoing(event).length > 0) yield { element: idOf(event) };
    }
  },
};
