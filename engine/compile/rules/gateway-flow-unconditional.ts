import { childOf } from '../reader.ts';
import { conditionOf, flow, idOf, inProcess, when } from './find.ts';
import type { Rule } from './rule.ts';

const example = (attributes: string): string =>
  inProcess(
    `<startEvent id="s"/><exclusiveGateway id="g" ${attributes}/><task id="a"/><task id="b"/>${flow('s', 'g')}${flow('g', 'a', when('n = 1'))}${flow('g', 'b')}`,
  );

export const gatewayFlowUnconditional: Rule = {
  id: 'gateway/flow-without-condition',
  severity: 'warning',
  clause: 'BPMN 2.0 10.6.2',
  text: {
    zh: '网关“{element}”的流出“{detail}”没有条件，也不是默认流。',
    en: 'The flow {detail} out of gateway {element} has no condition and is not the default.',
  },
  bad: example(''),
  good: example('default="g-b"'),
  *check(model) {
    for (const type of ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway']) {
      for (const node of model.of(type)) {
        const flows = model.outgoing(node);
        if (flows.length < 2) continue;
        for (const one of flows) {
          if (conditionOf(one) !== null || childOf(node, 'default') === one) continue;
          yield { element: idOf(node), detail: idOf(one) };
        }
      }
    }
  },
};
