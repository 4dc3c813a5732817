import { between, flow, nodesOfType } from './find.ts';
import type { Rule } from './rule.ts';

export const eventEndOutgoing: Rule = {
  id: 'event/end-outgoing',
  severity: 'error',
  clause: 'BPMN 2.0 10.5.3',
  text: {
    zh: '结束事件“{element}”不能有流出。',
    en: 'End event {element} must not have outgoing flows.',
  },
  bad: between(`<task id="a"/>${flow('end', 'a')}`, 'a'),
  good: between('<task id="a"/>', 'a'),
  *check(model) {
    for (const { id, outgoing } of nodesOfType(model, 'bpmn:EndEvent')) {
      if (outgoing.length > 0) yield { element: id };
    }
  },
};
