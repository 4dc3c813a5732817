import { between, flow, nodesOfType } from './find.ts';
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
    for (const { id, host } of nodesOfType(model, 'bpmn:BoundaryEvent')) {
      if (!host) yield { element: id };
    }
  },
};
