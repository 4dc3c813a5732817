import { between, idOf, inProcess } from './find.ts';
import type { Rule } from './rule.ts';

export const eventStartOutgoing: Rule = {
  id: 'event/start-outgoing',
  severity: 'warning',
  clause: 'BPMN 2.0 10.5.2',
  text: {
    zh: '开始事件“{element}”没有流出。',
    en: 'The start event {element} has no outgoing flow.',
  },
  bad: inProcess('<startEvent id="s"/><task id="a"/>'),
  good: between('<task id="a"/>', 'a'),
  *check(model) {
    for (const event of model.of('bpmn:StartEvent')) {
      if (model.outgoing(event).length === 0) yield { element: idOf(event) };
    }
  },
};
