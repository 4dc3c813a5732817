import { activityChosen } from '../apply/activity-chosen.ts';
import { inPart, partOf } from '../apply/applier.ts';
import { choiceClosed } from '../apply/choice-closed.ts';
import type { Graph, Node } from '../model/graph.ts';
import type { ScopePart } from '../model/part.ts';
import type { Activation, Run } from '../model/run.ts';
import { emit } from './emit.ts';
import { holds } from './evaluate.ts';
import { dropTokens, emptyScope } from './terminate.ts';

/** BPMN 2.0 13.3.5: what may be begun now, all without an incoming flow when it is its turn. */
export function enabledIn(graph: Graph, part: ScopePart): readonly Node[] {
  const scope = graph.scopes.get(part.scope);
  if (!scope?.adHoc || part.choice !== 'open') return [];
  const waits = scope.adHoc.sequential && (part.tokens.length > 0 || isBusy(graph, part));
  return waits ? [] : scope.starts;
}

/** Does an activity run in it? Its event sub-processes do not count. */
export function isBusy(graph: Graph, part: ScopePart): boolean {
  return part.elements.some(({ element }) => {
    const node = graph.nodes.get(element);
    return node !== undefined && isInner(node);
  });
}

/** An activity of the ad-hoc sub-process itself. */
export const isInner = ({ behaviour, inner, scope }: Node): boolean =>
  behaviour.activity === true && !scope.eventStarts.some((start) => start.scope === inner);

/** Begins an activity inside, because somebody decided so. */
export function choose(run: Run, whole: Activation, inner: number, node: Node): void {
  emit(run, activityChosen, node.id, whole.id, inPart(inner));
  run.queue.push({ node, part: inner, flow: null, path: whole.path, loop: null });
}

/** In a sequential one a token waits before an activity while another one runs. */
export function mustQueue(run: Run, node: Node, part: number): boolean {
  if (!node.scope.adHoc?.sequential || !isInner(node)) return false;
  return isBusy(run.graph, partOf(run.draft, part));
}

/**
 * An activity in a scope has completed: in an ad-hoc sub-process the completion condition is asked.
 * True when its token goes no further, since the sub-process ends.
 */
export function endsWithIt(run: Run, me: Activation): boolean {
  const { adHoc } = me.node.scope;
  if (!adHoc || !isInner(me.node)) return false;
  if (partOf(run.draft, me.part).choice !== 'open') return true;
  if (!adHoc.completion || !holds(run, adHoc.completion, me.part, 0)) return false;
  closeChoice(run, me.part, adHoc.cancelsRemaining);
  return true;
}

/** Ends an ad-hoc sub-process: what runs is cancelled or may complete, but nothing begins. */
export function closeChoice(run: Run, inner: number, cancels: boolean): void {
  const part = partOf(run.draft, inner);
  const of = part.owner?.[1] ?? run.draft.id;
  emit(run, choiceClosed, part.scope, of, inPart(inner));
  if (cancels) emptyScope(run, inner);
  else dropTokens(run, inner);
  run.unsettled.add(inner);
}
