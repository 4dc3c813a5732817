import { flow, inProcess, nodesOf, when } from './find.ts';
import type { Rule } from './rule.ts';

const GATEWAYS = new Set(['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway', 'bpmn:ComplexGateway']);

const example = (condition: string): string =>
  inProcess(`<startEvent id="s"/><endEvent id="e"/>${flow('s', 'e', condition)}`);

export const flowConditionMisplaced: Rule = {
  id: 'flow/condition-misplaced',
  severity: 'error',
  clause: 'BPMN 2.0 8.4.13',
  text: {
    zh: '“{element}”的来源不是活动、排他网关或包容网关，不能有条件。',
    en: '{element} must not have a condition: it leaves neither an activity nor an exclusive or inclusive gateway.',
  },
  bad: example(when('n = 1')),
  good: example(''),
  *check(model) {
    for (const { type, behaviour, outgoing } of nodesOf(model)) {
      if (behaviour.activity || GATEWAYS.has(type)) continue;
      for (const { id, condition } of outgoing) if (condition) yield { element: id };
    }
  },
};
