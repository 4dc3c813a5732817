import { elementOf, inPart, partOf } from '../apply/applier.ts';
import { compensationBegun } from '../apply/compensation-begun.ts';
import { lifecycles } from '../lifecycle/index.ts';
import { move } from '../lifecycle/transition.ts';
import type { ElementInstance, Seat } from '../model/part.ts';
import type { Activation, Payload, Run } from '../model/run.ts';
import { emit } from './emit.ts';
import { clearIncidents } from './raise-incident.ts';
import { emptyScope, terminate } from './terminate.ts';
import { withdrawAll } from './withdraw.ts';

/**
 * BPMN 2.0 10.3.5 and 13.3.4: all that is active in the innermost transaction around ends, what
 * had completed in it is compensated in reverse order, then `endCancelled` lets its cancel boundary
 * event take over. Answers false where there is no transaction, in a draft.
 */
export function cancelTransaction(run: Run, me: Activation): boolean {
  const found = transactionAround(run, me.part);
  if (!found) return false;
  const [part, id] = found;
  const { element, state, inner } = elementOf(run.draft, part, id);
  // Handlers that run because it is cancelled cannot cancel it once more.
  if (state === 'terminating' || inner === undefined) return false;
  move(lifecycles.elementInstance, state ?? 'active', 'terminate');
  withdrawAll(run, part, id);
  clearIncidents(run, part, id);
  emptyScope(run, inner, 0, true);
  const { n: before } = run.draft;
  emit(run, compensationBegun, element, id, {
    ...inPart(part),
    parts: [inner],
    before,
    cancels: true,
  });
  run.compensations.push({ at: found });
  return true;
}

function transactionAround(run: Run, from: number): Seat | null {
  for (let { owner } = partOf(run.draft, from); owner; { owner } = partOf(run.draft, owner[0])) {
    const { element, loop, body } = elementOf(run.draft, ...owner);
    const isWhole = body !== undefined && loop === undefined;
    if (!isWhole && run.graph.nodes.get(element)?.type === 'bpmn:Transaction') return owner;
  }
  return null;
}

/** A transaction is cancelled and compensated; without a cancel boundary event its token ends. */
export function endCancelled(run: Run, [part, id]: Seat, instance: ElementInstance) {
  const { first, owner } = partOf(run.draft, part);
  // Boundary events belong to the multi-instance activity as a whole.
  const host: Seat = first === undefined || !owner ? [part, id] : owner;
  const node = run.graph.nodes.get(instance.element);
  const boundary = node?.boundaries.find(({ triggers }) =>
    triggers?.uses.some(({ trigger }) => trigger.name === 'cancel'),
  );
  if (!boundary) return terminate(run, ...host);
  const payload: Payload = { variables: {}, outcome: null, failure: null };
  const wait = { kind: 'subscription', id: 0, element: boundary.id, of: host[1] } as const;
  boundary.behaviour.trigger?.(run, boundary, host[0], wait, payload);
}
