import { flow, inProcess, nodesOf, when } from './find.ts';
import type { Rule } from './rule.ts';

const TYPES = new Set(['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway']);

const example = (attributes: string): string =>
  inProcess(
    [
      `<startEvent id="s"/><exclusiveGateway id="x" ${attributes}/>`,
      '<endEvent id="a"/><endEvent id="b"/>',
      flow('s', 'x'),
      flow('x', 'a', when('n = 1')),
      flow('x', 'b', attributes ? '' : when('n = 2')),
    ].join(''),
  );

/** Also inclusive gateways: when no condition holds, both stop with an incident. */
export const gatewayNoDefault: Rule = {
  id: 'gateway/exclusive-no-default',
  severity: 'warning',
  clause: 'BPMN 2.0 10.6.2',
  text: {
    zh: '网关“{element}”的所有流出都有条件且没有默认流：条件都不成立时流程会停住。',
    en: 'All flows of gateway {element} have conditions and none is the default: when none holds, the process stops.',
  },
  bad: example(''),
  good: example('default="x-b"'),
  *check(model) {
    for (const { id, type, outgoing, defaultFlow } of nodesOf(model)) {
      if (!TYPES.has(type) || outgoing.length < 2 || defaultFlow) continue;
      if (outgoing.every(({ condition }) => condition !== null)) yield { element: id };
    }
  },
};
