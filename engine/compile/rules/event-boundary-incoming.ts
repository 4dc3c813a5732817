import { between, flow, nodesOfType } from './find.ts';
import type { Rule } from './rule.ts';

const example = (more: string): string =>
  between(
    `<task id="a"/><boundaryEvent id="b" attachedToRef="a"><errorEventDefinition/></boundaryEvent><endEvent id="late"/>${flow('b', 'late')}${more}`,
    'a',
  );

export const eventBoundaryIncoming: Rule = {
  id: 'event/boundary-incoming',
  severity: 'error',
  clause: 'BPMN 2.0 10.5.4',
  text: {
    zh: '边界事件“{element}”不能有流入。',
    en: 'Boundary event {element} must not have incoming flows.',
  },
  bad: example(flow('a', 'b')),
  good: example(''),
  *check(model) {
    for (const { id, incoming } of nodesOfType(model, 'bpmn:BoundaryEvent')) {
      if (incoming.length > 0) yield { element: id };
    }
  },
};
