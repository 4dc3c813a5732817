import { between, definitionsOf, idOf } from './find.ts';
import type { Rule } from './rule.ts';

const ALWAYS = new Set(['bpmn:ErrorEventDefinition', 'bpmn:CancelEventDefinition']);

export const eventNotInterrupting: Rule = {
  id: 'event/not-interrupting',
  severity: 'error',
  clause: 'BPMN 2.0 10.5.4',
  text: {
    zh: '“{element}”（{detail}）只能是中断型。',
    en: '{element} ({detail}) always interrupts: it must not be marked as non-interrupting.',
  },
  bad: between(
    '<task id="a"/><boundaryEvent id="b" attachedToRef="a" cancelActivity="false"><errorEventDefinition/></boundaryEvent>',
    'a',
  ),
  good: between(
    '<task id="a"/><boundaryEvent id="b" attachedToRef="a"><errorEventDefinition/></boundaryEvent>',
    'a',
  ),
  *check(model) {
    for (const event of model.of('bpmn:CatchEvent')) {
      const goesOn = event.get('cancelActivity') === false || event.get('isInterrupting') === false;
      const always = definitionsOf(event).find(({ $type }) => ALWAYS.has($type));
      if (goesOn && always) yield { element: idOf(event), detail: always.$type };
    }
  },
};
