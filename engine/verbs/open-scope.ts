import { inPart, partOf } from '../apply/applier.ts';
import { scopeOpened } from '../apply/scope-opened.ts';
import type { Failure, Node, Scope } from '../model/graph.ts';
import type { Activation, Run } from '../model/run.ts';
import { emit } from './emit.ts';
import { arm } from './wait-for.ts';

/** Opens the inner scope of a sub-process and arms its event sub-processes. */
export function openScope(run: Run, me: Activation): number | Failure {
  const inner = partOf(run.draft, 0).next as number;
  emit(run, scopeOpened, me.node.id, me.id, { ...inPart(me.part), inner });
  const failure = armEventStarts(run, me.node.inner as Scope, inner);
  return failure ?? inner;
}

/** The start events of event sub-processes wait as long as their scope lives; those that do not
 *  wait yet begin to. */
export function armEventStarts(run: Run, scope: Scope, part: number): Failure | null {
  for (const start of scope.eventStarts) {
    const { waits } = partOf(run.draft, part);
    if (waits.some(({ of, element }) => of === 0 && element === start.id)) continue;
    const failure = arm(run, { part, of: 0 }, start);
    if (failure) return failure;
  }
  return null;
}

/** Sends a token to everything that begins the scope. */
export function startScope(
  run: Run,
  starts: readonly Node[],
  part: number,
  first: readonly number[] | null,
): void {
  for (const node of starts) {
    run.queue.push({ node, part, flow: null, path: first, loop: null });
  }
  run.unsettled.add(part);
}
