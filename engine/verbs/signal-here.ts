import type { Graph, Node, Scope } from '../model/graph.ts';
import type { ScopePart } from '../model/part.ts';
import type { Activation, Run } from '../model/run.ts';
import { type Triggerable, triggerable, triggerNow } from './play.ts';

/** What a signal event throws or catches. */
export interface SignalUse {
  readonly name: string;
  /** False in a draft: all events without a signal mean the same one. */
  readonly named: boolean;
}

const isSame = (a: SignalUse, b: SignalUse): boolean =>
  a.named === b.named && (!a.named || a.name === b.name);

/** Does the event catch the signal? */
export const catches = ({ triggers }: Node, signal: SignalUse): boolean =>
  (triggers?.uses ?? []).some(
    ({ trigger, data }) => trigger.name === 'signal' && isSame(data as SignalUse, signal),
  );

/**
 * Who hears a signal in an instance that is played. BPMN 2.0 13.5.4: what an event sub-process
 * handles does not reach the boundary of its activity, unless it throws it again; it does not hear
 * what is thrown inside it.
 */
export function hearers(
  graph: Graph,
  parts: ReadonlyMap<number, ScopePart>,
  signal: SignalUse,
  thrower: Node | null = null,
): readonly Triggerable[] {
  const all = triggerable(graph, parts).filter(
    ({ node }) => catches(node, signal) && !(thrower && isInside(thrower, node)),
  );
  const handled = new Set<string>();
  for (const { part, activation } of all) {
    const { owner } = parts.get(part) ?? {};
    if (activation === 0 && owner) handled.add(owner.join());
  }
  return all.filter(
    ({ node, part, activation }) => !node.host || !handled.has([part, activation].join()),
  );
}

/** In play mode the instance that throws a signal hears it while the thrower still stands. */
export function signalHere(run: Run, me: Activation, signal: SignalUse): void {
  const { graph, draft } = run;
  for (const one of hearers(graph, draft.parts, signal, me.node)) {
    // What others did when they heard it may have ended this one.
    const stands = triggerable(graph, draft.parts).some(
      (now) => now.node === one.node && now.part === one.part && now.activation === one.activation,
    );
    if (stands) triggerNow(run, one);
  }
}

/** Is it inside the event sub-process that the start event opens? */
function isInside(inner: Node, { scope, host }: Node): boolean {
  if (host || !scope.node?.triggeredByEvent) return false;
  for (let around: Scope | undefined = inner.scope; around; around = around.node?.scope) {
    if (around === scope) return true;
  }
  return false;
}
