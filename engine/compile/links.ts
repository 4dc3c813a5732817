import type { Node } from '../model/graph.ts';

const CATCH = 'bpmn:IntermediateCatchEvent';

function linkOf(node: Node): string | null {
  const use = node.triggers?.uses.find(({ trigger }) => trigger.name === 'link');
  return use ? use.trigger.label(use.data) : null;
}

/** A catching link event goes on what its throwers end; no token comes to it otherwise. */
export const isLinkTarget = (node: Node): boolean => node.type === CATCH && linkOf(node) !== null;

/** Catching link events can be found by the name of their link; BPMN 2.0 10.5.5: one a scope. */
export function noteLinks({ nodes, links }: Node['scope']): void {
  for (const node of nodes) {
    const name = node.type === CATCH ? linkOf(node) : null;
    if (name !== null && !links.has(name)) links.set(name, node);
  }
}

/** Where the token of a throwing link event goes on; null for all else. */
export function linkTargetOf(node: Node): Node | null {
  const name = node.type === CATCH ? null : linkOf(node);
  return name === null ? null : (node.scope.links.get(name) ?? null);
}
