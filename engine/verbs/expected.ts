import { partOf } from '../apply/applier.ts';
import type { Node } from '../model/graph.ts';
import type { Run } from '../model/run.ts';

/**
 * BPMN 2.0 13.4.3 and 13.4.5: may a token still come to an incoming flow that has none? Asked of
 * every token in the scope: one that can reach a flow of the join that is `full` already does not
 * count. Reachability is precomputed by `compile/reach.ts`.
 */
export function isExpected(run: Run, join: Node, part: number, full: Iterable<string>): boolean {
  const bits = new Uint32Array(Math.ceil(join.incoming.length / 32));
  for (const flow of full) {
    const index = run.graph.flows.get(flow)?.inIndex ?? 0;
    bits[index >> 5] = (bits[index >> 5] as number) | (1 << (index & 31));
  }
  const scope = partOf(run.draft, part);
  for (const { element, state, compensation } of scope.elements) {
    // What is compensated, and who went on without waiting for that, has no token any more.
    if (state === 'compensating' || compensation?.left) continue;
    if (mayCome(join, run.graph.nodes.get(element), bits)) return true;
  }
  for (const { flow, held } of scope.tokens) {
    const target = run.graph.flows.get(flow)?.target ?? run.graph.nodes.get(flow);
    if (target === join ? held : mayCome(join, target, bits)) return true;
  }
  return false;
}

/**
 * Can a token at `from` reach an empty incoming flow, but none that is full? The paths are those
 * of the sequence flows; where they lead to neither, the boundary events on the way count too, so
 * that a token which leaves by one is waited for.
 */
function mayCome(join: Node, from: Node | undefined, full: Uint32Array): boolean {
  const { reach, reachByFlow } = join;
  if (!from || !reach || !reachByFlow) return false;
  return leads(reachByFlow, from, full) ?? leads(reach, from, full) ?? false;
}

/** True to empty flows alone, false to a full one, null to none. */
function leads(reach: Uint32Array, { index }: Node, full: Uint32Array): boolean | null {
  let empty = 0;
  for (let word = 0; word < full.length; word++) {
    const bits = reach[index * full.length + word] as number;
    if ((bits & (full[word] as number)) !== 0) return false;
    empty |= bits;
  }
  return empty === 0 ? null : true;
}
