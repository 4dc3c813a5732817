import type { Flow, Node, Scope } from '../model/graph.ts';
import { isLinkTarget, linkTargetOf } from './links.ts';

/** Whence a token comes to each node, by number: those of node `i` from `first[i]` on. */
interface Sources {
  readonly first: Int32Array;
  readonly from: Int32Array;
  /** Room for the nodes to look at next; one entry a way into any node. */
  readonly open: Int32Array;
}

/** The numbers of the throwing link events, by the event that catches them. */
function linksIn(nodes: readonly Node[]): ReadonlyMap<Node, readonly number[]> {
  const linked = new Map<Node, number[]>();
  for (const node of nodes) {
    const target = linkTargetOf(node);
    if (!target) continue;
    const known = linked.get(target);
    if (known) known.push(node.index);
    else linked.set(target, [node.index]);
  }
  return linked;
}

/** Arrays of numbers, since a hostile model has thousands of joins that all reach each other. */
function sourcesIn({ nodes }: Scope, byBoundary: boolean): Sources {
  const first = new Int32Array(nodes.length + 1);
  const from: number[] = [];
  const linked = linksIn(nodes);
  for (const [i, node] of nodes.entries()) {
    const { incoming, host } = node;
    for (const { source } of incoming) from.push(source.index);
    if (host && byBoundary) from.push(host.index);
    for (const source of linked.get(node) ?? []) from.push(source);
    first[i + 1] = from.length;
  }
  return { first, from: Int32Array.from(from), open: new Int32Array(from.length + 1) };
}

/**
 * Notes at each join which of its incoming flows a token at each node of the scope can still reach
 * without passing the join, as bits: with boundary events as ways out of their activity, and
 * without them.
 */
export function noteReach(scope: Scope): void {
  if (scope.lateJoins.length === 0) return;
  const hasBoundaries = scope.nodes.some(({ host }) => host !== null);
  const all = sourcesIn(scope, true);
  const byFlow = hasBoundaries ? sourcesIn(scope, false) : all;
  for (const join of scope.lateJoins) {
    join.reach = reachOf(join, all);
    join.reachByFlow = hasBoundaries ? reachOf(join, byFlow) : join.reach;
  }
}

function reachOf(join: Node, sources: Sources): Uint32Array {
  const words = Math.ceil(join.incoming.length / 32);
  const reach = new Uint32Array(words * join.scope.nodes.length);
  for (const flow of join.incoming) mark(join, flow, { words, sources, reach });
  return reach;
}

interface Search {
  readonly words: number;
  readonly sources: Sources;
  readonly reach: Uint32Array;
}

function mark({ index }: Node, into: Flow, { words, sources, reach }: Search): void {
  const { first, from, open } = sources;
  const word = into.inIndex >> 5;
  const bit = 1 << (into.inIndex & 31);
  open[0] = into.source.index;
  for (let left = 1; left > 0; ) {
    left -= 1;
    const node = open[left] as number;
    const at = node * words + word;
    if (node === index || ((reach[at] as number) & bit) !== 0) continue;
    reach[at] = (reach[at] as number) | bit;
    const end = first[node + 1] as number;
    for (let i = first[node] as number; i < end; i++) {
      open[left] = from[i] as number;
      left += 1;
    }
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
    const linked = linkTargetOf(node);
    if (linked) open.push(linked);
    open.push(...node.boundaries);
  }
  return scope.nodes.filter((node) => !seen.has(node));
}

function isEntry(node: Node, hasStart: boolean): boolean {
  if (node.type === 'bpmn:StartEvent') return true;
  if (isEventSubProcess(node) || node.forCompensation) return true;
  if (node.host || node.incoming.length > 0 || node.type === 'bpmn:BoundaryEvent') return false;
  return !hasStart && !isLinkTarget(node);
}

/** An event sub-process is begun by its start event, never by a token. */
export const isEventSubProcess = (node: Node): boolean =>
  node.inner !== null && node.scope.eventStarts.some((start) => start.scope === node.inner);
