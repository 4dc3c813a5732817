import type { XmlNode } from '../../model/xml.ts';
import { type Asked, askedBy, bothAsked, neverHolds } from '../conditions.ts';
import { childOf } from '../reader.ts';
import { conditionOf, flow, idOf, inProcess, when } from './find.ts';
import type { Model, Rule } from './rule.ts';

const example = (condition: string): string =>
  inProcess(
    `<startEvent id="s"/><exclusiveGateway id="x" default="x-c"/><exclusiveGateway id="y" default="y-b"/><task id="a"/><task id="b"/><task id="c"/>${flow('s', 'x')}${flow('x', 'y', when('n &gt; 10'))}${flow('x', 'c')}${flow('y', 'a', when(condition))}${flow('y', 'b')}`,
  );

/** What the condition of a flow asks; null where it has none that can be read. */
export function askedOf(flow: XmlNode): Asked | null {
  const text = conditionOf(flow);
  return text === null ? null : askedBy(text);
}

const GATEWAY = /^bpmn:(?:Exclusive|Inclusive|Parallel)Gateway$/;

/** Gateways in a row, between which nothing can change a value. */
const ROW_MAX = 20;

/** What must have held for a token to be where the flow begins. */
function askedBefore(model: Model, flow: XmlNode): Asked | null {
  let all: Asked | null = null;
  let at = flow;
  for (let n = 0; n < ROW_MAX; n++) {
    const source = childOf(at, 'sourceRef');
    const into: readonly XmlNode[] = source ? model.incoming(source) : [];
    const [before] = into;
    if (!source || !GATEWAY.test(source.$type) || !before || into.length > 1) return all;
    const asked = askedOf(before);
    if (asked) all = all ? bothAsked(all, asked) : asked;
    at = before;
  }
  return all;
}

export const flowConditionNever: Rule = {
  id: 'flow/condition-never',
  severity: 'warning',
  clause: 'BPMN 2.0 8.4.13',
  text: {
    zh: '“{element}”的条件永远不能成立。',
    en: 'The condition of {element} can never be met.',
  },
  bad: example('n &lt; 5'),
  good: example('n &lt; 50'),
  *check(model) {
    for (const one of model.of('bpmn:SequenceFlow')) {
      const asked = askedOf(one);
      if (!asked) continue;
      const before = neverHolds(asked) ? null : askedBefore(model, one);
      // What cannot be met itself is told there.
      if (before && neverHolds(before)) continue;
      if (neverHolds(before ? bothAsked(before, asked) : asked)) yield { element: idOf(one) };
    }
  },
};
