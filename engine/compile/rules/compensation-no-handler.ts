import { association, hasDefinition, idOf, undone } from './find.ts';
import { isA } from './model.ts';
import type { Rule } from './rule.ts';

export const compensationNoHandler: Rule = {
  id: 'compensation/no-handler',
  severity: 'error',
  onlyToRun: true,
  clause: 'BPMN 2.0 10.5.4',
  text: {
    zh: '补偿边界事件“{element}”没有关联到恰好一个补偿活动。',
    en: 'The compensation boundary event {element} is not associated with exactly one activity.',
  },
  bad: undone('isForCompensation="true"'),
  good: undone('isForCompensation="true"', association('b', 'undo')),
  *check(model) {
    for (const event of model.of('bpmn:BoundaryEvent')) {
      if (!hasDefinition(event, 'bpmn:CompensateEventDefinition')) continue;
      const handlers = model.associated(event).filter((node) => isA(node, 'bpmn:Activity'));
      if (handlers.length !== 1) yield { element: idOf(event) };
    }
  },
};
