import { flow, idOf, inProcess } from './find.ts';
import type { Rule } from './rule.ts';

const example = (more: string): string =>
  `<message id="m" name="m"/>${inProcess(
    `<startEvent id="s"/><eventBasedGateway id="g"/><receiveTask id="a" messageRef="m"/><receiveTask id="b" messageRef="m"/>${flow('s', 'g')}${flow('g', 'a')}${more}`,
  )}`;

export const gatewayEventFew: Rule = {
  id: 'gateway/event-too-few',
  severity: 'error',
  clause: 'BPMN 2.0 10.6.6',
  text: {
    zh: '事件网关“{element}”至少要有两条流出。',
    en: 'The event-based gateway {element} must have at least two outgoing flows.',
  },
  bad: example(''),
  good: example(flow('g', 'b')),
  *check(model) {
    for (const node of model.of('bpmn:EventBasedGateway')) {
      if (model.outgoing(node).length < 2) yield { element: idOf(node) };
    }
  },
};
