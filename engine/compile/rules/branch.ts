import type { Flow, Node } from '../../model/graph.ts';

/**
 * The flow by which a branch that ends in `flow` began: back along steps with one way in and one
 * way out. Null where the way is not a plain chain (also with boundary events, which lead aside).
 */
function beginningOf(flow: Flow): Flow | null {
  const seen = new Set<Node>();
  let at = flow;
  for (let node = at.source; !seen.has(node); node = at.source) {
    if (node.outgoing.length > 1) return at;
    const [into] = node.incoming;
    if (!into || node.incoming.length > 1 || node.boundaries.length > 0) return null;
    seen.add(node);
    at = into;
  }
  return null;
}

/** The first gateway of these types from which two branches lead straight into the node. */
export function splitInto(node: Node, types: ReadonlySet<string>): Node | null {
  const begun = new Map<Node, Flow>();
  for (const flow of node.incoming) {
    const beginning = beginningOf(flow);
    if (!beginning || !types.has(beginning.source.type)) continue;
    const other = begun.get(beginning.source);
    if (other && other !== beginning) return beginning.source;
    begun.set(beginning.source, beginning);
  }
  return null;
}
