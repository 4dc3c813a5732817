import type { Node } from '../../model/graph.ts';
import { waysOut } from '../soundness.ts';
import { splitInto } from './branch.ts';
import { flow, inProcess, nodesOfType } from './find.ts';
import type { Rule } from './rule.ts';

const SPLITS = new Set(['bpmn:ParallelGateway']);

const example = (join: string): string =>
  inProcess(
    `<startEvent id="s"/><parallelGateway id="x" /><task id="a"/><task id="b"/><${join} id="j"/><task id="c"/><endEvent id="e"/>${flow('s', 'x')}${flow('x', 'a')}${flow('x', 'b')}${flow('a', 'j')}${flow('b', 'j')}${flow('j', 'c')}${flow('c', 'e')}`,
  );

/** Tokens that only end are nobody's harm. */
function worksAfter(merge: Node): boolean {
  const seen = new Set<Node>();
  const open = [merge];
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.behaviour.activity) return true;
    for (const { to } of waysOut(node)) open.push(to);
  }
  return false;
}

export const gatewayDoubles: Rule = {
  id: 'gateway/doubles',
  severity: 'warning',
  clause: 'BPMN 2.0 10.6.2',
  text: {
    zh: '“{detail}”的并行分支在排他网关“{element}”汇合：其后的步骤每条分支各执行一次。',
    en: 'Parallel branches of {detail} meet in the exclusive gateway {element}: what follows runs once for each of them.',
  },
  bad: example('exclusiveGateway'),
  good: example('parallelGateway'),
  *check(model) {
    for (const node of nodesOfType(model, 'bpmn:ExclusiveGateway')) {
      const split = splitInto(node, SPLITS);
      if (split && worksAfter(node)) yield { element: node.id, detail: split.id };
    }
  },
};
