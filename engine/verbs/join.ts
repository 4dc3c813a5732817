import { inPart, partOf } from '../apply/applier.ts';
import { tokenArrived } from '../apply/token-arrived.ts';
import type { Flow, Node, Path } from '../model/graph.ts';
import type { Token } from '../model/part.ts';
import type { Run } from '../model/run.ts';
import { activateOnly } from './activate.ts';
import { emit } from './emit.ts';

/** A token waits at a join, remembering its flow. */
export function keepToken(run: Run, part: number, flow: Flow, path: Path): void {
  emit(run, tokenArrived, flow.target.id, run.draft.id, {
    ...inPart(part),
    flow: flow.id,
    ...(path && { path }),
  });
  run.unsettled.add(part);
}

/** The oldest waiting token of each incoming flow that has one. */
export function oldestPerFlow(run: Run, node: Node, part: number): Map<string, Token> {
  const oldest = new Map<string, Token>();
  for (const token of partOf(run.draft, part).tokens) {
    if (token.held || oldest.has(token.flow)) continue;
    if (run.graph.flows.get(token.flow)?.target === node) oldest.set(token.flow, token);
  }
  return oldest;
}

/** The join takes the tokens and is entered; it keeps the beginning their branches share. */
export function joinTokens(run: Run, node: Node, part: number, tokens: readonly Token[]): void {
  const me = activateOnly(run, node, part, sharedPath(tokens), null, {
    tokens: tokens.map((token) => token.id),
    flows: tokens.map((token) => token.flow),
  });
  node.behaviour.enter(run, me, node.data);
}

function sharedPath(tokens: readonly Token[]): Path {
  const [first, ...others] = tokens.map((token) => token.path ?? []);
  if (!first) return null;
  let length = first.length;
  for (const path of others) {
    let same = 0;
    // Pairs of (activation of the fork, flow) are shared as a whole or not at all.
    while (same < length && path[same] === first[same] && path[same + 1] === first[same + 1]) {
      same += 2;
    }
    length = Math.min(length, same);
  }
  return length === 0 ? null : first.slice(0, length);
}
