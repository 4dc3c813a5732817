import { findElement, inPart, partOf } from '../apply/applier.ts';
import { bodyClosed } from '../apply/body-closed.ts';
import { bodyParts } from '../apply/body-parts.ts';
import { elementTerminated } from '../apply/element-terminated.ts';
import { gatewayReset } from '../apply/gateway-reset.ts';
import { scopeClosed } from '../apply/scope-closed.ts';
import { tokensReleased } from '../apply/tokens-released.ts';
import { lifecycles } from '../lifecycle/index.ts';
import { move } from '../lifecycle/transition.ts';
import type { ElementInstance } from '../model/part.ts';
import type { Run } from '../model/run.ts';
import { emit, spend } from './emit.ts';
import { insideOf, keepingOfEnded } from './keep.ts';
import { clearIncidents } from './raise-incident.ts';
import { withdrawAll } from './withdraw.ts';

/**
 * Ends an element instance from outside, with all that is inside it and all it waits for; nothing
 * when it has ended already. What `cancels` a transaction keeps what can be compensated.
 */
export function terminate(run: Run, part: number, id: number, cancels = false): void {
  const instance = findElement(run.draft, part, id);
  if (!instance) return;
  move(lifecycles.elementInstance, instance.state ?? 'active', 'terminate');
  if (cancels) for (const inside of insideOf(instance)) emptyScope(run, inside, 0, true);
  else closeInside(run, part, instance);
  withdrawAll(run, part, id);
  clearIncidents(run, part, id);
  const keeping = cancels ? keepingOfEnded(run, part, instance) : {};
  emit(run, elementTerminated, instance.element, id, { ...inPart(part), ...keeping });
  if (instance.compensates) {
    run.compensations.push({ at: instance.compensates, handler: 'terminated' });
  }
  // One token has a seat and a place where it is: neither outlives the other.
  if (instance.away) terminate(run, ...instance.away);
  if (instance.back) terminate(run, ...instance.back);
  run.unsettled.add(part);
}

/** Ends the inner scope and the iterations of an element instance. */
export function closeInside(run: Run, part: number, instance: ElementInstance): void {
  const { id, element, inner, body } = instance;
  if (inner !== undefined) {
    emptyScope(run, inner);
    emit(run, scopeClosed, element, id, { ...inPart(part), inner });
  }
  if (!body) return;
  for (const iterations of bodyParts(body)) emptyScope(run, iterations);
  emit(run, bodyClosed, element, id, inPart(part));
}

/** Ends everything in a scope, tokens on their way and at joins included; the scope stays. */
export function emptyScope(run: Run, part: number, except = 0, cancels = false): void {
  dropQueue(run, part);
  const scope = partOf(run.draft, part);
  for (const { id } of scope.elements.slice()) if (id !== except) terminate(run, part, id, cancels);
  releaseTokens(run, part);
  withdrawAll(run, part, 0);
  clearIncidents(run, part, 0);
  run.unsettled.add(part);
}

/** Ends the tokens of a scope, on their way and at joins. */
export function dropTokens(run: Run, part: number): void {
  dropQueue(run, part);
  releaseTokens(run, part);
}

function dropQueue(run: Run, part: number): void {
  spend(run, run.queue.length - run.head);
  for (let i = run.head; i < run.queue.length; i++) {
    if (run.queue[i]?.part === part) run.queue[i] = null;
  }
}

function releaseTokens(run: Run, part: number): void {
  const scope = partOf(run.draft, part);
  for (const gateway of Object.keys(scope.gateways ?? {})) {
    emit(run, gatewayReset, gateway, run.draft.id, inPart(part));
  }
  if (scope.tokens.length === 0) return;
  emit(run, tokensReleased, scope.scope, run.draft.id, {
    ...inPart(part),
    tokens: scope.tokens.map((token) => token.id),
  });
}
