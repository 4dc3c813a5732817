import type { XmlNode } from '../../model/xml.ts';
import { childOf } from '../reader.ts';
import { definitionsOf, flow, idOf, inProcess } from './find.ts';
import type { Rule } from './rule.ts';

const example = (nodes: string, flows: string): string =>
  `<message id="m" name="m"/>${inProcess(
    `${nodes}<eventBasedGateway id="g" instantiate="true"/><receiveTask id="a" messageRef="m"/><receiveTask id="b" messageRef="m"/>${flow('g', 'a')}${flow('g', 'b')}${flows}`,
  )}`;

const isNoneStart = (node: XmlNode): boolean =>
  node.$type === 'bpmn:StartEvent' && definitionsOf(node).length === 0;

export const gatewayEventInstantiate: Rule = {
  id: 'gateway/event-instantiate',
  severity: 'error',
  clause: 'BPMN 2.0 10.6.6',
  text: {
    zh: '发起流程的事件网关“{element}”不能有流入（无触发的开始事件除外）。',
    en: 'The event-based gateway {element} begins a process, so it must not have incoming flows (but from a none start event).',
  },
  bad: example('<task id="t"/>', flow('t', 'g')),
  good: example('', ''),
  *check(model) {
    for (const node of model.of('bpmn:EventBasedGateway')) {
      if (node.get('instantiate') !== true) continue;
      const sources = model.incoming(node).map((one) => childOf(one, 'sourceRef'));
      const wrong = sources.some((source) => source && !isNoneStart(source));
      if (wrong) yield { element: idOf(node) };
    }
  },
};
