import { inPart, partOf } from '../apply/applier.ts';
import { errorThrown } from '../apply/error-thrown.ts';
import { processFailed } from '../apply/process-failed.ts';
import type { Node } from '../model/graph.ts';
import type { Activation, Payload, Run } from '../model/run.ts';
import { emit } from './emit.ts';
import { endProcess } from './end-process.ts';
import { emptyScope } from './terminate.ts';

/** What an error event catches; null code catches all. */
export interface ErrorUse {
  readonly code: string | null;
}

export interface ThrownError {
  readonly code: string;
  readonly message: string;
}

/**
 * BPMN 2.0 10.5.6: an error goes outwards, from the activity through its scopes, to the innermost
 * event that catches its code; one without a code catches all. Answers whether anyone caught it.
 */
export function throwError(run: Run, me: Activation, error: ThrownError): boolean {
  const { code, message } = error;
  emit(run, errorThrown, me.node.id, me.id, {
    ...inPart(me.part),
    error: code,
    ...(message && { message }),
  });
  const payload: Payload = { variables: { code, message }, outcome: null, failure: null };
  let { part, id: of } = me;
  for (;;) {
    const scope = partOf(run.draft, part);
    const host = scope.elements.find((element) => element.id === of);
    const node = host && run.graph.nodes.get(host.element);
    // Boundary events belong to the multi-instance activity as a whole, not to an iteration.
    const boundary = host?.loop === undefined && node ? catcher(node.boundaries, code) : null;
    if (boundary) {
      const wait = { kind: 'subscription', id: 0, element: boundary.id, of } as const;
      boundary.behaviour.trigger?.(run, boundary, part, wait, payload);
      return true;
    }
    const inner = run.graph.scopes.get(scope.scope);
    // What happens inside an event sub-process is not for the event sub-processes beside it.
    const within = inner?.eventStarts.some((event) => node && event.scope === node.inner);
    const hears = inner && scope.first === undefined && !within;
    const start = hears ? catcher(inner.eventStarts, code) : null;
    if (start) {
      const wait = { kind: 'subscription', id: 0, element: start.id, of: 0 } as const;
      start.behaviour.trigger?.(run, start, part, wait, payload);
      return true;
    }
    if (!scope.owner) return false;
    [part, of] = scope.owner;
  }
}

function catcher(events: readonly Node[], code: string): Node | null {
  let all: Node | null = null;
  for (const event of events) {
    if (event.trigger?.trigger.name !== 'error') continue;
    const caught = (event.trigger.data as ErrorUse).code;
    if (caught === code) return event;
    if (caught === null) all ??= event;
  }
  return all;
}

/** An error that nobody catches ends the instance; a calling process hears of it. */
export function failProcess(run: Run, error: ThrownError): void {
  const { code, message } = error;
  emptyScope(run, 0);
  const { parent } = partOf(run.draft, 0);
  emit(run, processFailed, run.draft.process, run.draft.id, {
    error: code,
    ...(message && { message }),
  });
  endProcess(run, parent, { ok: false, error: code, message });
}
