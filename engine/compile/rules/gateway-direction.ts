import { flow, idOf, inProcess, when } from './find.ts';
import type { Rule } from './rule.ts';

const example = (direction: string): string =>
  inProcess(
    `<startEvent id="s"/><exclusiveGateway id="g" gatewayDirection="${direction}"/><task id="a"/><task id="b"/>${flow('s', 'g')}${flow('g', 'a', when('n = 1'))}${flow('g', 'b')}`,
  );

export const gatewayDirection: Rule = {
  id: 'gateway/direction',
  severity: 'error',
  clause: 'BPMN 2.0 8.4.9',
  text: {
    zh: '网关“{element}”的方向“{detail}”与它的流入流出矛盾。',
    en: 'The direction {detail} of gateway {element} contradicts its flows.',
  },
  bad: example('Converging'),
  good: example('Diverging'),
  *check(model) {
    for (const node of model.of('bpmn:Gateway')) {
      const direction = node.get('gatewayDirection');
      const wrong =
        (direction === 'Converging' && model.outgoing(node).length > 1) ||
        (direction === 'Diverging' && model.incoming(node).length > 1);
      if (wrong) yield { element: idOf(node), detail: String(direction) };
    }
  },
};
