import type { Flow, Node, Scope } from '../model/graph.ts';

/**
 * For an inclusive join: which of its incoming flows a token at each node of the scope can still
 * reach without passing the join, as bits. Boundary events are ways out of their activity.
 */
export function reachOf(join: Node): Uint32Array {
  const words = Math.ceil(join.incoming.length / 32);
  const reach = new Uint32Array(words * join.scope.nodes.length);
  for (const flow of join.incoming) mark(join, flow, reach, words);
  return reach;
}

function mark(join: Node, into: Flow, reach: Uint32Array, words: number): void {
  const word = into.inIndex >> 5;
  const bit = 1 << (into.inIndex & 31);
  const open: Node[] = [into.source];
  while (open.length > 0) {
    const node = open.pop() as Node;
    const at = node.index * words + word;
    if (node === join || ((reach[at] as number) & bit) !== 0) continue;
    reach[at] = (reach[at] as number) | bit;
    for (const flow of node.incoming) open.push(flow.source);
    if (node.host) open.push(node.host);
  }
}

/** Nodes that no token can ever enter. */
export function unreachable(scope: Scope): readonly Node[] {
  const seen = new Set<Node>();
  const hasStart = scope.nodes.some(({ type }) => type === 'bpmn:StartEvent');
  const open = scope.nodes.filter((node) => isEntry(node, hasStart));
  while (open.length > 0) {
    const node = open.pop() as Node;
    if (seen.has(node)) continue;
    seen.add(node);
    for (const { target } of node.outgoing) open.push(target);
    open.push(...node.boundaries);
  }
  return scope.nodes.filter((node) => !seen.has(node));
}

function isEntry(node: Node, hasStart: boolean): boolean {
  if (node.type === 'bpmn:StartEvent') return true;
  if (isEventSubProcess(node)) return true;
  if (node.host || node.incoming.length > 0 || node.type === 'bpmn:BoundaryEvent') return false;
  return !hasStart;
}

/** An event sub-process is begun by its start event, never by a token. */
export const isEventSubProcess = (node: Node): boolean =>
  node.inner !== null && node.scope.eventStarts.some((start) => start.scope === node.inner);
