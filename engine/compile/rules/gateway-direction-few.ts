import { flow, idOf, inProcess, when } from './find.ts';
import type { Rule } from './rule.ts';

const MERGE = new Set(['Converging', 'Mixed']);
const SPLIT = new Set(['Diverging', 'Mixed']);

const example = (direction: string): string =>
  inProcess(
    `<startEvent id="s"/><exclusiveGateway id="g" gatewayDirection="${direction}"/><task id="a"/><task id="b"/>${flow('s', 'g')}${flow('g', 'a', when('n = 1'))}${flow('g', 'b')}`,
  );

export const gatewayDirectionFew: Rule = {
  id: 'gateway/direction-too-few',
  severity: 'warning',
  clause: 'BPMN 2.0 8.4.9',
  text: {
    zh: '网关“{element}”的方向是“{detail}”，却没有多条这样的流。',
    en: 'The gateway {element} is {detail}, but has not several flows of that direction.',
  },
  bad: example('Mixed'),
  good: example('Diverging'),
  *check(model) {
    for (const node of model.of('bpmn:Gateway')) {
      const direction = String(node.get('gatewayDirection'));
      const merges = model.incoming(node).length > 1 || !MERGE.has(direction);
      const splits = model.outgoing(node).length > 1 || !SPLIT.has(direction);
      if (!merges || !splits) yield { element: idOf(node), detail: direction };
    }
  },
};
