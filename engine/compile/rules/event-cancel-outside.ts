import { around, between, flow, hasDefinition, idOf, inProcess } from './find.ts';
import type { Rule } from './rule.ts';

export const eventCancelOutside: Rule = {
  id: 'event/cancel-outside',
  severity: 'error',
  clause: 'BPMN 2.0 10.5.3',
  text: {
    zh: '取消结束事件“{element}”只能用在事务子流程中。',
    en: 'The cancel end event {element} must stand in a transaction.',
  },
  bad: between('<endEvent id="c"><cancelEventDefinition/></endEvent><task id="a"/>', 'a'),
  good: inProcess(
    `<startEvent id="s"/><transaction id="t"><endEvent id="c"><cancelEventDefinition/></endEvent></transaction>${flow('s', 't')}`,
  ),
  *check(model) {
    for (const event of model.of('bpmn:EndEvent')) {
      if (!hasDefinition(event, 'bpmn:CancelEventDefinition')) continue;
      const isInside = [...around(event)].some(({ $type }) => $type === 'bpmn:Transaction');
      if (!isInside) yield { element: idOf(event) };
    }
  },
};
