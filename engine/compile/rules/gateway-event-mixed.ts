import { childOf } from '../reader.ts';
import { flow, hasDefinition, idOf, inProcess } from './find.ts';
import type { Rule } from './rule.ts';

const example = (other: string): string =>
  `<message id="m" name="m"/><signal id="sig" name="sig"/>${inProcess(
    `<startEvent id="s"/><eventBasedGateway id="g"/><intermediateCatchEvent id="a"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>${other}${flow('s', 'g')}${flow('g', 'a')}${flow('g', 'b')}`,
  )}`;

export const gatewayEventMixed: Rule = {
  id: 'gateway/event-mixed',
  severity: 'error',
  clause: 'BPMN 2.0 10.6.6',
  text: {
    zh: '事件网关“{element}”之后不能既有接收任务又有消息事件。',
    en: 'The event-based gateway {element} must not lead to both receive tasks and message events.',
  },
  bad: example('<receiveTask id="b" messageRef="m"/>'),
  good: example(
    '<intermediateCatchEvent id="b"><signalEventDefinition signalRef="sig"/></intermediateCatchEvent>',
  ),
  *check(model) {
    for (const node of model.of('bpmn:EventBasedGateway')) {
      const targets = model.outgoing(node).map((flow) => childOf(flow, 'targetRef'));
      const tasks = targets.some((target) => target?.$type === 'bpmn:ReceiveTask');
      const events = targets.some(
        (target) => target && hasDefinition(target, 'bpmn:MessageEventDefinition'),
      );
      if (tasks && events) yield { element: idOf(node) };
    }
  },
};
