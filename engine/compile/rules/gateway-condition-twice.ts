import { conditionOf, flow, idOf, inProcess, when } from './find.ts';
import type { Rule } from './rule.ts';

const example = (condition: string): string =>
  inProcess(
    `<startEvent id="s"/><exclusiveGateway id="x" default="x-c"/><task id="a"/><task id="b"/><task id="c"/>${flow('s', 'x')}${flow('x', 'a', when('n = 1'))}${flow('x', 'b', when(condition))}${flow('x', 'c')}`,
  );

/** Conditions are tried in order, so the second of two equal ones is never asked. */
export const gatewayConditionTwice: Rule = {
  id: 'gateway/condition-twice',
  severity: 'warning',
  clause: 'BPMN 2.0 10.6.2',
  text: {
    zh: '排他网关“{element}”的两条流出条件相同，“{detail}”永远不会走到。',
    en: 'Two flows out of the exclusive gateway {element} have the same condition: {detail} is never taken.',
  },
  bad: example('n = 1'),
  good: example('n = 2'),
  *check(model) {
    for (const gateway of model.of('bpmn:ExclusiveGateway')) {
      const seen = new Set<string>();
      for (const one of model.outgoing(gateway)) {
        const text = conditionOf(one) ?? '';
        if (seen.has(text)) yield { element: idOf(gateway), detail: idOf(one) };
        if (text !== '') seen.add(text);
      }
    }
  },
};
