import type { Node } from '../model/graph.ts';
import type { ScopePart, Token } from '../model/part.ts';
import type { Run } from '../model/run.ts';
import { isBusy, isInner } from './ad-hoc.ts';
import { joinTokens } from './join.ts';

/** The turn of the next token that waits in a sequential one; false when there is none. */
export function takeTurn(run: Run, part: ScopePart): boolean {
  if (!run.graph.scopes.get(part.scope)?.adHoc?.sequential || isBusy(run.graph, part)) return false;
  const waiting = new Map<Node, Token[]>();
  for (const token of part.tokens) {
    const node = run.graph.flows.get(token.flow)?.target;
    if (!node || token.held || !isInner(node)) continue;
    const tokens = [...(waiting.get(node) ?? []), token];
    waiting.set(node, tokens);
    if (tokens.length < node.startQuantity) continue;
    joinTokens(run, node, part.part, tokens);
    return true;
  }
  return false;
}
