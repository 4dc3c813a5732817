import { flow, inProcess, nodesOfType } from './find.ts';
import type { Rule } from './rule.ts';

const TARGETS = new Set(['bpmn:IntermediateCatchEvent', 'bpmn:ReceiveTask']);

const example = (target: string): string =>
  `<message id="m" name="m"/>${inProcess(
    `<startEvent id="s"/><eventBasedGateway id="g"/>${target}<receiveTask id="b" messageRef="m"/>${flow('s', 'g')}${flow('g', 'a')}${flow('g', 'b')}`,
  )}`;

export const gatewayEventTargets: Rule = {
  id: 'gateway/event-target',
  severity: 'error',
  clause: 'BPMN 2.0 10.6.6',
  text: {
    zh: '事件网关“{element}”之后只能是只有这一条流入的接收任务或消息、信号、定时捕获事件，“{detail}”不是。',
    en: 'Event-based gateway {element} must lead to receive tasks or message, signal or timer catch events without other incoming flows; {detail} is none.',
  },
  bad: example('<task id="a"/>'),
  good: example('<receiveTask id="a" messageRef="m"/>'),
  *check(model) {
    for (const { id, outgoing } of nodesOfType(model, 'bpmn:EventBasedGateway')) {
      for (const { target } of outgoing) {
        const fits = TARGETS.has(target.type) && target.incoming.length === 1;
        if (!fits) yield { element: id, detail: target.id };
      }
    }
  },
};
