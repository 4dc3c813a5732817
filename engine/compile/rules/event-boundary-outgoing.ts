import { between, flow, hasDefinition, idOf } from './find.ts';
import type { Rule } from './rule.ts';

export const eventBoundaryOutgoing: Rule = {
  id: 'event/boundary-outgoing',
  severity: 'warning',
  clause: 'BPMN 2.0 10.5.4',
  text: {
    zh: '边界事件“{element}”没有流出。',
    en: 'The boundary event {element} has no outgoing flow.',
  },
  bad: between(
    '<task id="a"/><boundaryEvent id="b" attachedToRef="a"><errorEventDefinition/></boundaryEvent>',
    'a',
  ),
  good: between(
    `<task id="a"/><boundaryEvent id="b" attachedToRef="a"><errorEventDefinition/></boundaryEvent><endEvent id="f"/>${flow('b', 'f')}`,
    'a',
  ),
  *check(model) {
    for (const event of model.of('bpmn:BoundaryEvent')) {
      if (hasDefinition(event, 'bpmn:CompensateEventDefinition')) continue;
      if (model.outgoing(event).length === 0) yield { element: idOf(event) };
    }
  },
};
