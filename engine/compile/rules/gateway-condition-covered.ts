import { type Asked, covers } from '../conditions.ts';
import { flow, idOf, inProcess, when } from './find.ts';
import { askedOf } from './flow-condition-never.ts';
import type { Rule } from './rule.ts';

const example = (first: string): string =>
  inProcess(
    `<startEvent id="s"/><exclusiveGateway id="x" default="x-c"/><task id="a"/><task id="b"/><task id="c"/>${flow('s', 'x')}${flow('x', 'a', when(first))}${flow('x', 'b', when('n &gt; 10'))}${flow('x', 'c')}`,
  );

/** More flows than people compare; beyond it the work would grow with their square. */
const COMPARED_MAX = 50;

/** Conditions are tried in order; equal texts are told by another rule. */
export const gatewayConditionCovered: Rule = {
  id: 'gateway/condition-covered',
  severity: 'warning',
  clause: 'BPMN 2.0 10.6.2',
  text: {
    zh: '排他网关“{element}”前面的条件已包含“{detail}”的条件，它永远不会走到。',
    en: 'An earlier condition of the exclusive gateway {element} holds whenever that of {detail} does: it is never taken.',
  },
  bad: example('n &gt; 5'),
  good: example('n &gt; 50'),
  *check(model) {
    for (const gateway of model.of('bpmn:ExclusiveGateway')) {
      const earlier: Asked[] = [];
      for (const one of model.outgoing(gateway).slice(0, COMPARED_MAX)) {
        const asked = gateway.get('default') === one ? null : askedOf(one);
        if (!asked) continue;
        const isCovered = earlier.some((wide) => covers(wide, asked) && !covers(asked, wide));
        if (isCovered) yield { element: idOf(gateway), detail: idOf(one) };
        earlier.push(asked);
      }
    }
  },
};
