import { flow, idOf, inProcess } from './find.ts';
import type { Rule } from './rule.ts';

const example = (attributes: string, flows: string): string =>
  `<message id="m" name="m"/>${inProcess(
    `<startEvent id="s"/><eventBasedGateway id="g" ${attributes}/><receiveTask id="a" messageRef="m"/><receiveTask id="b" messageRef="m"/>${flow('g', 'a')}${flow('g', 'b')}${flows}`,
  )}`;

export const gatewayEventParallel: Rule = {
  id: 'gateway/event-parallel',
  severity: 'error',
  clause: 'BPMN 2.0 10.6.6',
  text: {
    zh: '事件网关“{element}”为并行型，只能用来发起流程。',
    en: 'The event-based gateway {element} is parallel, so it must begin a process (instantiate).',
  },
  bad: example('eventGatewayType="Parallel"', flow('s', 'g')),
  good: example('eventGatewayType="Exclusive"', flow('s', 'g')),
  *check(model) {
    for (const node of model.of('bpmn:EventBasedGateway')) {
      const isParallel = node.get('eventGatewayType') === 'Parallel';
      if (isParallel && node.get('instantiate') !== true) yield { element: idOf(node) };
    }
  },
};
