import { between, definitionsOf, idOf } from './find.ts';
import type { Rule } from './rule.ts';

export const eventNoneDefinition: Rule = {
  id: 'event/catch-none',
  severity: 'error',
  onlyToRun: true,
  clause: 'BPMN 2.0 10.5.4',
  text: {
    zh: '事件“{element}”没有事件定义，不知道等什么。',
    en: 'The event {element} has no event definition: it waits for nothing.',
  },
  bad: between('<intermediateCatchEvent id="a"/>', 'a'),
  good: between(
    '<intermediateCatchEvent id="a"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>',
    'a',
  ),
  *check(model) {
    for (const type of ['bpmn:IntermediateCatchEvent', 'bpmn:BoundaryEvent']) {
      for (const event of model.of(type)) {
        if (definitionsOf(event).length === 0) yield { element: idOf(event) };
      }
    }
  },
};
