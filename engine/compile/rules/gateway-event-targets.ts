import type { XmlNode } from '../../model/xml.ts';
import { childOf } from '../reader.ts';
import { definitionsOf, flow, idOf, inProcess } from './find.ts';
import type { Model, Rule } from './rule.ts';

const KINDS = new Set([
  'bpmn:MessageEventDefinition',
  'bpmn:SignalEventDefinition',
  'bpmn:TimerEventDefinition',
  'bpmn:ConditionalEventDefinition',
]);

const example = (target: string): string =>
  `<message id="m" name="m"/>${inProcess(
    `<startEvent id="s"/><eventBasedGateway id="g"/>${target}<receiveTask id="b" messageRef="m"/>${flow('s', 'g')}${flow('g', 'a')}${flow('g', 'b')}`,
  )}`;

function fits(model: Model, target: XmlNode, attached: ReadonlySet<XmlNode | null>): boolean {
  if (model.incoming(target).length !== 1) return false;
  if (target.$type === 'bpmn:ReceiveTask') return !attached.has(target);
  if (target.$type !== 'bpmn:IntermediateCatchEvent') return false;
  return definitionsOf(target).every(({ $type }) => KINDS.has($type));
}

export const gatewayEventTargets: Rule = {
  id: 'gateway/event-target',
  severity: 'error',
  clause: 'BPMN 2.0 10.6.6',
  text: {
    zh: '事件网关“{element}”之后只能是只有这一条流入、没有边界事件的接收任务，或消息、信号、定时、条件捕获事件，“{detail}”不是。',
    en: 'Event-based gateway {element} must lead to receive tasks without boundary events or to message, signal, timer or conditional catch events, without other incoming flows; {detail} is none.',
  },
  bad: example('<task id="a"/>'),
  good: example('<receiveTask id="a" messageRef="m"/>'),
  *check(model) {
    const attached = new Set(
      model.of('bpmn:BoundaryEvent').map((event) => childOf(event, 'attachedToRef')),
    );
    for (const gateway of model.of('bpmn:EventBasedGateway')) {
      for (const one of model.outgoing(gateway)) {
        const target = childOf(one, 'targetRef');
        if (!target || fits(model, target, attached)) continue;
        yield { element: idOf(gateway), detail: idOf(target) };
      }
    }
  },
};
