import { childOf } from '../reader.ts';
import { between, definitionsOf, idOf } from './find.ts';
import type { Rule } from './rule.ts';

export const eventEscalationMissing: Rule = {
  id: 'event/escalation-code',
  severity: 'error',
  onlyToRun: true,
  clause: 'BPMN 2.0 10.5.3',
  text: {
    zh: '升级事件“{element}”没有指定升级。',
    en: 'The escalation event {element} names no escalation.',
  },
  bad: between(
    '<intermediateThrowEvent id="a"><escalationEventDefinition/></intermediateThrowEvent>',
    'a',
  ),
  good: `<escalation id="x" escalationCode="x"/>${between('<intermediateThrowEvent id="a"><escalationEventDefinition escalationRef="x"/></intermediateThrowEvent>', 'a')}`,
  *check(model) {
    for (const event of model.of('bpmn:ThrowEvent')) {
      const wrong = definitionsOf(event).some(
        (one) => one.$type === 'bpmn:EscalationEventDefinition' && !childOf(one, 'escalationRef'),
      );
      if (wrong) yield { element: idOf(event) };
    }
  },
};
