import { idOf, inPools } from './find.ts';
import type { Rule } from './rule.ts';

export const conversationNotRun: Rule = {
  id: 'conversation/not-run',
  severity: 'warning',
  clause: 'BPMN 2.0 9.5',
  text: {
    zh: '会话“{element}”只是图示，不影响执行。',
    en: 'The conversation {element} is a drawing only: it is not executed.',
  },
  bad: inPools('<task id="a"/>', '<task id="d"/>', '<conversation id="talk"/>'),
  good: inPools('<task id="a"/>', '<task id="d"/>'),
  *check(model) {
    for (const node of model.of('bpmn:ConversationNode')) yield { element: idOf(node) };
  },
};
