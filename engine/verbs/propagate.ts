import { findElement, partOf } from '../apply/applier.ts';
import type { Node, TriggerName } from '../model/graph.ts';
import type { Wait } from '../model/part.ts';
import type { Activation, Payload, Run } from '../model/run.ts';

/** What an event that catches errors or escalations reads; a null code catches all. */
export interface CodeUse {
  readonly code: string | null;
}

/** What is thrown; a null code is caught by those only that catch all. */
export interface Thrown {
  readonly name: TriggerName;
  readonly code: string | null;
  readonly payload: Payload;
}

/**
 * BPMN 2.0 10.5.6: what an activity throws goes outwards, from the activity through its scopes, to
 * the innermost event that catches its code, or catches all. Answers whether anyone caught it.
 */
export function propagate(run: Run, me: Activation, thrown: Thrown): boolean {
  let { part, id: of } = me;
  for (;;) {
    const scope = partOf(run.draft, part);
    const host = findElement(run.draft, part, of);
    const node = host && run.graph.nodes.get(host.element);
    // Boundary events belong to the multi-instance activity as a whole, not to an iteration; those
    // of an activity that has completed hear nothing while it is compensated.
    const hosts = host?.loop === undefined && host?.state !== 'compensating';
    const boundary = hosts && node ? catcher(node.boundaries, thrown) : null;
    if (boundary) return hand(run, boundary, part, of, thrown.payload);
    const inner = run.graph.scopes.get(scope.scope);
    // What happens inside an event sub-process is not for the event sub-processes beside it.
    const within = inner?.eventStarts.some((event) => node && event.scope === node.inner);
    const ended = scope.owner && findElement(run.draft, ...scope.owner)?.state === 'compensating';
    const hears = inner && scope.first === undefined && !within && !ended;
    const start = hears ? catcher(inner.eventStarts, thrown) : null;
    if (start) return hand(run, start, part, 0, thrown.payload);
    if (!scope.owner) return false;
    [part, of] = scope.owner;
  }
}

interface Catcher {
  readonly event: Node;
  readonly use: number;
}

function catcher(events: readonly Node[], { name, code }: Thrown): Catcher | null {
  let all: Catcher | null = null;
  for (const event of events) {
    for (const [use, { trigger, data }] of (event.triggers?.uses ?? []).entries()) {
      if (trigger.name !== name) continue;
      const caught = (data as CodeUse).code;
      if (caught !== null && caught === code) return { event, use };
      if (caught === null) all ??= { event, use };
    }
  }
  return all;
}

function hand(run: Run, { event, use }: Catcher, part: number, of: number, payload: Payload) {
  const wait: Wait = { kind: 'subscription', id: 0, element: event.id, of, use };
  event.behaviour.trigger?.(run, event, part, wait, payload);
  return true;
}
