import type { Flow, Node, Scope } from '../model/graph.ts';

/**
 * For an inclusive join: which of its incoming flows a token at each node of the scope can still
 * reach without passing the join, as bits. Boundary events are ways out of their activity.
 */
export function reachOf(join: Node): Uint32Array[] {
  const words = Math.ceil(join.incoming.length / 32);
  const reach = join.scope.nodes.map(() => new Uint32Array(words));
  for (const flow of join.incoming) mark(join, flow, reach);
  return reach;
}

function mark(join: Node, into: Flow, reach: readonly Uint32Array[]): void {
  const word = into.inIndex >> 5;
  const bit = 1 << (into.inIndex & 31);
  const open: Node[] = [into.source];
  while (open.length > 0) {
    const node = open.pop() as Node;
    const bits = reach[node.index];
    if (node === join || !bits || ((bits[word] as number) & bit) !== 0) continue;
    bits[word] = (bits[word] as number) | bit;
    for (const flow of node.incoming) open.push(flow.source);
    if (node.host) open.push(node.host);
  }
}

/** Nodes that no token can ever enter. */
export function unreachable(scope: Scope): readonly Node[] {
  const seen = new Set<Node>();
  const open = scope.nodes.filter((node) => isEntry(node));
  while (open.length > 0) {
    const node = open.pop() as Node;
    if (seen.has(node)) continue;
    seen.add(node);
    for (const { target } of node.outgoing) open.push(target);
    open.push(...node.boundaries);
  }
  return scope.nodes.filter((node) => !seen.has(node));
}

function isEntry(node: Node): boolean {
  if (node.type === 'bpmn:StartEvent') return true;
  if (isEventSubProcess(node)) return true;
  if (node.host || node.incoming.length > 0 || node.type === 'bpmn:BoundaryEvent') return false;
  return !node.scope.nodes.some((other) => other.type === 'bpmn:StartEvent');
}

/** An event sub-process is begun by its start event, never by a token. */
export const isEventSubProcess = (node: Node): boolean =>
  node.inner !== null && node.scope.eventStarts.some((start) => start.scope === node.inner);
