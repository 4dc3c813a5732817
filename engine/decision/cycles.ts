import type { Graph, Required } from './graph.ts';

interface Visit {
  readonly key: string;
  readonly index: number;
  readonly next: Iterator<Required>;
  low: number;
}

/**
 * The decisions that require themselves, directly or through others (DMN 1.5 6.2.1): Tarjan's
 * strongly connected components, with a list of its own instead of recursion.
 */
export function cyclicDecisions(graph: Graph): ReadonlySet<string> {
  const indices = new Map<string, number>();
  const held: string[] = [];
  const onHold = new Set<string>();
  const cyclic = new Set<string>();
  const open: Visit[] = [];

  const requires = (key: string): readonly Required[] => {
    const node = graph.get(key);
    return node?.kind === 'decision' ? node.requires : [];
  };
  const enter = (key: string): void => {
    const index = indices.size;
    indices.set(key, index);
    held.push(key);
    onHold.add(key);
    open.push({ key, index, low: index, next: requires(key)[Symbol.iterator]() });
  };
  const close = ({ key, index, low }: Visit): void => {
    const above = open[open.length - 1];
    if (above) above.low = Math.min(above.low, low);
    if (low !== index) return;
    const component = held.splice(held.lastIndexOf(key));
    for (const member of component) onHold.delete(member);
    const self = requires(key).some((other) => other.key === key);
    if (component.length > 1 || self) for (const member of component) cyclic.add(member);
  };

  for (const root of graph.keys()) {
    if (!indices.has(root)) enter(root);
    for (let at = open[open.length - 1]; at; at = open[open.length - 1]) {
      const { value, done } = at.next.next();
      if (done) close(open.pop() as Visit);
      else if (!indices.has(value.key)) enter(value.key);
      else if (onHold.has(value.key)) at.low = Math.min(at.low, indices.get(value.key) as number);
    }
  }
  return cyclic;
}
