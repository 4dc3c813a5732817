import { between, flow, nodesOfType } from './find.ts';
import type { Rule } from './rule.ts';

export const eventStartIncoming: Rule = {
  id: 'event/start-incoming',
  severity: 'error',
  clause: 'BPMN 2.0 10.5.2',
  text: {
    zh: '开始事件“{element}”不能有流入。',
    en: 'Start event {element} must not have incoming flows.',
  },
  bad: between(`<task id="a"/>${flow('a', 'start')}`, 'a'),
  good: between('<task id="a"/>', 'a'),
  *check(model) {
    for (const { id, incoming } of nodesOfType(model, 'bpmn:StartEvent')) {
      if (incoming.length > 0) yield { element: id };
    }
  },
};
