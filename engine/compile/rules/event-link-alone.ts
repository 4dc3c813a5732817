import { between, definitionsOf, hasDefinition, idOf } from './find.ts';
import type { Rule } from './rule.ts';

export const eventLinkAlone: Rule = {
  id: 'event/link-not-alone',
  severity: 'error',
  clause: 'BPMN 2.0 10.5.5',
  text: {
    zh: '链接事件“{element}”不能再有别的触发。',
    en: 'The link event {element} must not have another event definition.',
  },
  bad: between(
    '<intermediateThrowEvent id="a"><linkEventDefinition name="l"/><signalEventDefinition/></intermediateThrowEvent>',
    'a',
  ),
  good: between('<task id="a"/>', 'a'),
  *check(model) {
    for (const event of model.of('bpmn:Event')) {
      const definitions = definitionsOf(event);
      if (definitions.length > 1 && hasDefinition(event, 'bpmn:LinkEventDefinition')) {
        yield { element: idOf(event) };
      }
    }
  },
};
