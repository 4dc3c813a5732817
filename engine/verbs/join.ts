import { inPart, partOf } from '../apply/applier.ts';
import { tokenArrived } from '../apply/token-arrived.ts';
import type { Flow, Node, Path } from '../model/graph.ts';
import type { Token } from '../model/part.ts';
import type { Run } from '../model/run.ts';
import { activateOnly, begin } from './activate.ts';
import { emit, spend } from './emit.ts';

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
  const { tokens } = partOf(run.draft, part);
  spend(run, tokens.length);
  for (const token of tokens) {
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
  begin(run, me, false);
}

/** BPMN 2.0 13.3.2: tokens wait at an activity until as many have come as it needs to begin. */
export function gather(run: Run, node: Node, part: number, flow: Flow, path: Path): void {
  keepToken(run, part, flow, path);
  const { tokens } = partOf(run.draft, part);
  spend(run, tokens.length);
  const waiting = tokens.filter(
    (token) => !token.held && run.graph.flows.get(token.flow)?.target === node,
  );
  if (waiting.length < node.startQuantity) return;
  joinTokens(run, node, part, waiting.slice(0, node.startQuantity));
}

/**
 * The branch that all tokens have come along: up to the deepest (activation of a fork, flow) that
 * is in every path. Old forks may be missing at the front of long paths.
 */
function sharedPath(tokens: readonly Token[]): Path {
  const [first, ...others] = tokens.map((token) => token.path ?? []);
  if (!first) return null;
  let length = first.length;
  for (const path of others) {
    while (length > 0 && !passes(path, first[length - 2], first[length - 1])) length -= 2;
  }
  return length === 0 ? null : first.slice(0, length);
}

function passes(path: readonly number[], fork?: number, flow?: number): boolean {
  for (let i = path.length - 2; i >= 0; i -= 2) {
    if (path[i] === fork && path[i + 1] === flow) return true;
  }
  return false;
}
