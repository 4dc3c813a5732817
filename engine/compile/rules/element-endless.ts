import { endlessIn } from '../soundness.ts';
import { flow, inProcess, when } from './find.ts';
import type { Rule } from './rule.ts';

const example = (back: string): string =>
  inProcess(
    `<startEvent id="s"/><exclusiveGateway id="m"/><task id="a"/><exclusiveGateway id="x" default="x-m"/><task id="b"/><endEvent id="e"/>${flow('s', 'm')}${flow('m', 'a')}${flow('a', 'x')}${flow('x', 'm')}${flow('x', 'b', when('n = 1'))}${flow('b', back)}`,
  );

export const elementEndless: Rule = {
  id: 'element/endless',
  severity: 'warning',
  clause: 'BPMN 2.0 13.1',
  text: {
    zh: '从“{element}”起的循环没有出口：流程永远不会结束。',
    en: 'The loop at {element} has no way out: the process never ends.',
  },
  bad: example('m'),
  good: example('e'),
  *check({ graph }) {
    for (const scope of graph.scopes.values()) {
      for (const { id } of endlessIn(scope)) yield { element: id };
    }
  },
};
