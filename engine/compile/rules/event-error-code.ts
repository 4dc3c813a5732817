import { childOf } from '../reader.ts';
import { between, definitionsOf, idOf } from './find.ts';
import type { Rule } from './rule.ts';

export const eventErrorCode: Rule = {
  id: 'event/error-code',
  severity: 'warning',
  clause: 'BPMN 2.0 10.5.3',
  text: {
    zh: '错误结束事件“{element}”的错误“{detail}”没有代码。',
    en: 'The error {detail} that {element} throws has no code.',
  },
  bad: `<error id="x"/>${between('<task id="a"/><endEvent id="b"><errorEventDefinition errorRef="x"/></endEvent>', 'a')}`,
  good: `<error id="x" errorCode="x"/>${between('<task id="a"/><endEvent id="b"><errorEventDefinition errorRef="x"/></endEvent>', 'a')}`,
  *check(model) {
    for (const event of model.of('bpmn:EndEvent')) {
      for (const definition of definitionsOf(event)) {
        const error = childOf(definition, 'errorRef');
        if (error && !error.get('errorCode')) yield { element: idOf(event), detail: idOf(error) };
      }
    }
  },
};
