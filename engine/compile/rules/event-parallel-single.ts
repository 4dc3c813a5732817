import { between, definitionsOf, idOf } from './find.ts';
import type { Rule } from './rule.ts';

export const eventParallelSingle: Rule = {
  id: 'event/parallel-single',
  severity: 'warning',
  clause: 'BPMN 2.0 10.5.1',
  text: {
    zh: '并行多重事件“{element}”应有至少两个事件定义。',
    en: 'The parallel multiple event {element} should have at least two event definitions.',
  },
  bad: between(
    '<intermediateCatchEvent id="a" parallelMultiple="true"><signalEventDefinition/></intermediateCatchEvent>',
    'a',
  ),
  good: between('<task id="a"/>', 'a'),
  *check(model) {
    for (const event of model.of('bpmn:CatchEvent')) {
      if (event.get('parallelMultiple') === true && definitionsOf(event).length < 2) {
        yield { element: idOf(event) };
      }
    }
  },
};
