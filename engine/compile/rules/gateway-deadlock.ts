import { deadlocksIn } from '../soundness.ts';
import { flow, inProcess, when } from './find.ts';
import type { Rule } from './rule.ts';

const example = (join: string): string =>
  inProcess(
    `<startEvent id="s"/><exclusiveGateway id="x" default="x-b"/><task id="a"/><task id="b"/><${join} id="j"/><endEvent id="e"/>${flow('s', 'x')}${flow('x', 'a', when('n = 1'))}${flow('x', 'b')}${flow('a', 'j')}${flow('b', 'j')}${flow('j', 'e')}`,
  );

/** Told only where it is certain: the choice is made by one token, and both ways need the other. */
export const gatewayDeadlock: Rule = {
  id: 'gateway/deadlock',
  severity: 'warning',
  clause: 'BPMN 2.0 10.6.4',
  text: {
    zh: '并行汇合“{element}”等待“{detail}”的多条分支，而它只走其中一条：流程会停住。',
    en: 'The parallel join {element} waits for several branches of {detail}, which takes only one of them: the process stops there.',
  },
  bad: example('parallelGateway'),
  good: example('exclusiveGateway'),
  *check({ graph }) {
    for (const scope of graph.scopes.values()) {
      for (const { join, by } of deadlocksIn(scope)) yield { element: join.id, detail: by.id };
    }
  },
};
