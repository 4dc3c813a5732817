import { childOf } from '../reader.ts';
import { flow, hasDefinition, idOf, inProcess } from './find.ts';
import { isA } from './model.ts';
import type { Rule } from './rule.ts';

const example = (host: string): string =>
  inProcess(
    `<startEvent id="s"/><${host} id="t"/><boundaryEvent id="b" attachedToRef="t"><cancelEventDefinition/></boundaryEvent><endEvent id="e"/>${flow('s', 't')}${flow('b', 'e')}`,
  );

export const eventCancelBoundary: Rule = {
  id: 'event/cancel-boundary',
  severity: 'error',
  clause: 'BPMN 2.0 10.5.4',
  text: {
    zh: '取消边界事件“{element}”只能附着在事务子流程上。',
    en: 'The cancel boundary event {element} must be attached to a transaction.',
  },
  bad: example('subProcess'),
  good: example('transaction'),
  *check(model) {
    for (const event of model.of('bpmn:BoundaryEvent')) {
      const host = childOf(event, 'attachedToRef');
      if (!host || !hasDefinition(event, 'bpmn:CancelEventDefinition')) continue;
      if (!isA(host, 'bpmn:Transaction')) yield { element: idOf(event) };
    }
  },
};
