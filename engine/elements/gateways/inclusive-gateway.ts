import { partOf } from '../../apply/applier.ts';
import type { Node } from '../../model/graph.ts';
import type { Token } from '../../model/part.ts';
import type { Run } from '../../model/run.ts';
import { activate } from '../../verbs/activate.ts';
import { chooseFlows, completeWith, noFlow } from '../../verbs/complete.ts';
import { joinTokens, keepToken, oldestPerFlow } from '../../verbs/join.ts';
import { raiseIncident } from '../../verbs/raise-incident.ts';
import { element } from '../element.ts';

/** BPMN 2.0 10.6.3 and 13.4.3. Forks over every flow whose condition holds, else the default; none
 *  is an incident. Joins when no token elsewhere in the scope can still reach an incoming flow
 *  that has none without being able to reach one that has; asked again after every change of the
 *  scope's tokens. Reachability is precomputed by `compile/reach.ts`. */
export const inclusiveGateway = element({
  type: 'bpmn:InclusiveGateway',
  read: () => null,
  arrive(run, node, part, flow, path) {
    if (node.incoming.length < 2) return activate(run, node, part, path);
    keepToken(run, part, flow, path);
  },
  settle(run, node, part, waiting) {
    if (mustWait(run, node, part, waiting)) return false;
    joinTokens(run, node, part, [...oldestPerFlow(run, node, part).values()]);
    return true;
  },
  enter(run, me) {
    const flows = chooseFlows(run, me);
    if (!flows) return raiseIncident(run, me, noFlow(me.node));
    completeWith(run, me, flows);
  },
});

function mustWait(run: Run, node: Node, part: number, waiting: readonly Token[]): boolean {
  const full = new Uint32Array(Math.ceil(node.incoming.length / 32));
  for (const { flow } of waiting) {
    const index = run.graph.flows.get(flow)?.inIndex ?? 0;
    full[index >> 5] = (full[index >> 5] as number) | (1 << (index & 31));
  }
  const scope = partOf(run.draft, part);
  for (const { element: id } of scope.elements) {
    if (blocks(node, run.graph.nodes.get(id), full)) return true;
  }
  for (const { flow, held } of scope.tokens) {
    const target = run.graph.flows.get(flow)?.target ?? run.graph.nodes.get(flow);
    if (target === node ? held : blocks(node, target, full)) return true;
  }
  return false;
}

/** Can a token at `from` reach an empty incoming flow, but none that is full? */
function blocks(join: Node, from: Node | undefined, full: Uint32Array): boolean {
  if (!from || !join.reach) return false;
  let empty = 0;
  for (let word = 0; word < full.length; word++) {
    const bits = join.reach[from.index * full.length + word] as number;
    if ((bits & (full[word] as number)) !== 0) return false;
    empty |= bits;
  }
  return empty !== 0;
}
