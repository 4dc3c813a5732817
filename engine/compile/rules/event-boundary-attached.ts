import { childOf } from '../reader.ts';
import { between, flow, idOf } from './find.ts';
import { isA } from './model.ts';
import type { Rule } from './rule.ts';

const timer =
  '<timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition>';
const example = (host: string): string =>
  between(
    `<task id="a"/><boundaryEvent id="b" attachedToRef="${host}">${timer}</boundaryEvent><endEvent id="late"/>${flow('b', 'late')}`,
    'a',
  );

export const eventBoundaryAttached: Rule = {
  id: 'event/boundary-not-attached',
  severity: 'error',
  clause: 'BPMN 2.0 10.5.4',
  text: {
    zh: '边界事件“{element}”须附着在同一层的一个活动上。',
    en: 'Boundary event {element} must be attached to an activity of the same scope.',
  },
  bad: example('start'),
  good: example('a'),
  *check(model) {
    for (const event of model.of('bpmn:BoundaryEvent')) {
      const host = childOf(event, 'attachedToRef');
      const isAttached = host && isA(host, 'bpmn:Activity') && host.$parent === event.$parent;
      if (!isAttached) yield { element: idOf(event) };
    }
  },
};
