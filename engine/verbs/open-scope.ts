import { inPart, partOf } from '../apply/applier.ts';
import { scopeOpened } from '../apply/scope-opened.ts';
import type { Node, Scope } from '../model/graph.ts';
import type { Activation, Run } from '../model/run.ts';
import { emit } from './emit.ts';
import { raiseForScope } from './raise-incident.ts';
import { arm } from './wait-for.ts';

/** Opens the inner scope of a sub-process and arms its event sub-processes. */
export function openScope(run: Run, me: Activation, continues?: number): number {
  const inner = partOf(run.draft, 0).next as number;
  // Data objects of the scope are its own from the beginning, also while they have no value.
  const objects = me.node.inner?.data?.objects ?? [];
  emit(run, scopeOpened, me.node.id, me.id, {
    ...inPart(me.part),
    inner,
    ...(objects.length > 0 && {
      variables: Object.fromEntries(objects.map((name) => [name, null])),
    }),
    ...(continues !== undefined && { continues }),
    ...(me.node.inner?.adHoc && { choice: 'open' as const }),
  });
  armEventStarts(run, me.node.inner as Scope, inner);
  return inner;
}

/** The start events of event sub-processes wait as long as their scope lives. */
export function armEventStarts(run: Run, scope: Scope, part: number): void {
  for (const start of scope.eventStarts) armEventStart(run, start, part);
}

/** The scope goes on beside an incident where one of them cannot be waited for. */
export function armEventStart(run: Run, start: Node, part: number): void {
  const failure = arm(run, { part, of: 0 }, start);
  if (failure) raiseForScope(run, part, start.id, failure, 'arm');
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
