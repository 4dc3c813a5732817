import { findElement, inPart, partOf } from '../apply/applier.ts';
import { processModified } from '../apply/process-modified.ts';
import { tokensReleased } from '../apply/tokens-released.ts';
import { variablesSet } from '../apply/variables-set.ts';
import type { Change } from '../model/event.ts';
import type { Flow, Node, Path } from '../model/graph.ts';
import type { RefusedChange } from '../model/result.ts';
import type { Run } from '../model/run.ts';
import type { Variables } from '../model/value.ts';
import { emit } from '../verbs/emit.ts';
import { eventStartOf } from '../verbs/open-around.ts';
import { terminate } from '../verbs/terminate.ts';
import { isIteration, takeOut } from './iterations.ts';
import type { Operation, Rejection } from './operation.ts';
import { ownBranch, partFor } from './part-for.ts';

/** Branches of what was cancelled, by part: what is started instead goes on in them. */
type Freed = Map<number, Path[]>;

/**
 * Moves tokens, in the order of the changes: all of them or none. What is started takes the branch
 * of what was cancelled in the same scope, so that a later return knows where it belongs.
 */
export const modify: Operation<'modify'> = (run, { changes, reason }) => {
  emit(run, processModified, run.draft.process, run.draft.id, {
    changes: changes.length,
    ...(reason && { reason }),
  });
  const freed: Freed = new Map();
  const reasons = changes.flatMap((change, at): RefusedChange[] => {
    const refused = make(run, change, freed);
    return refused ? [{ change: at, detail: refused.detail }] : [];
  });
  if (reasons.length === 0) return null;
  const detail = reasons.map((one) => `${one.change}: ${one.detail}`).join('; ');
  return { code: 'modification-refused', detail, reasons };
};

const no = (detail: string): Rejection => ({ code: 'modification-refused', detail });

function make(run: Run, change: Change, freed: Freed): Rejection | null {
  switch (change.do) {
    case 'start-before':
      return startBefore(run, change.element, change, freed);
    case 'start-after':
      return startAfter(run, change.element, change, freed);
    case 'start-on-flow': {
      const flow = run.graph.flows.get(change.flow);
      return flow ? put(run, flow.target, flow, change, freed) : no(`There is no ${change.flow}`);
    }
    case 'cancel-instance':
      return cancelInstance(run, change.part, change.activation, freed);
    case 'cancel-element':
      return cancelElement(run, change.element, freed);
  }
}

interface Where {
  readonly part: number | null;
  readonly variables: Variables;
}

export function startBefore(run: Run, element: string, where: Where, freed: Freed = new Map()) {
  const node = run.graph.nodes.get(element);
  if (!node) return no(`There is no ${element}`);
  if (node.host) return no(`Only its activity brings about ${element}`);
  if (eventStartOf(node)) return no(`Only its event begins ${element}: name a step inside`);
  return put(run, node, null, where, freed);
}

function startAfter(run: Run, element: string, where: Where, freed: Freed): Rejection | null {
  const node = run.graph.nodes.get(element);
  if (!node) return no(`There is no ${element}`);
  const [flow, ...others] = node.outgoing;
  if (!flow) return no(`Nothing follows ${element}`);
  if (others.length > 0) return no(`Several flows leave ${element}: name one`);
  return put(run, flow.target, flow, where, freed);
}

function put(
  run: Run,
  node: Node,
  flow: Flow | null,
  { part: within, variables }: Where,
  freed: Freed,
): Rejection | null {
  const part = partFor(run, node.scope, within);
  if (typeof part !== 'number') return part;
  if (Object.keys(variables).length > 0) {
    const data = { ...inPart(part), variables };
    emit(run, variablesSet, partOf(run.draft, part).scope, run.draft.id, data);
  }
  const known = freed.get(part)?.shift();
  const path = known === undefined ? ownBranch(run, part) : known;
  run.queue.push({ node, part, flow, path, loop: null });
  run.unsettled.add(part);
  return null;
}

function cancelInstance(run: Run, part: number, activation: number, freed: Freed) {
  const found = findElement(run.draft, part, activation);
  if (!found) return no(`There is no activation ${activation} in part ${part}`);
  if (isIteration(run, found)) {
    takeOut(run, part, found);
    return null;
  }
  freed.set(part, [...(freed.get(part) ?? []), found.path ?? null]);
  terminate(run, part, activation);
  return null;
}

/** All its activations, and all tokens that wait at it. */
function cancelElement(run: Run, element: string, freed: Freed): Rejection | null {
  let count = 0;
  for (const { part, elements, tokens, first } of [...run.draft.parts.values()]) {
    if (first !== undefined) continue;
    const own = elements.filter((one) => one.element === element);
    for (const { id } of own) cancelInstance(run, part, id, freed);
    const waiting = tokens.filter(({ flow }) => {
      const target = run.graph.flows.get(flow)?.target.id ?? flow;
      return target === element;
    });
    count += own.length + waiting.length;
    if (waiting.length === 0) continue;
    const ids = waiting.map(({ id }) => id);
    emit(run, tokensReleased, element, run.draft.id, { ...inPart(part), tokens: ids });
    run.unsettled.add(part);
  }
  return count > 0 ? null : no(`Nothing of ${element} is active`);
}
