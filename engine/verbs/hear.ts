import { inPart } from '../apply/applier.ts';
import { eventDelivered } from '../apply/event-delivered.ts';
import { subscriptionClosed } from '../apply/subscription-closed.ts';
import { timerTriggered } from '../apply/timer-triggered.ts';
import type { Node } from '../model/graph.ts';
import type { Wait } from '../model/part.ts';
import type { Payload, Run } from '../model/run.ts';
import type { Variables } from '../model/value.ts';
import { activateOnly, announce } from './activate.ts';
import { complete } from './complete.ts';
import { effect, emit } from './emit.ts';
import { raiseIncident } from './raise-incident.ts';

/**
 * An event that already happened becomes an element instance and ends at once. `delivered` is
 * what came with it.
 */
export function pass(
  run: Run,
  node: Node,
  part: number,
  path: readonly number[] | null,
  delivered: Variables | null,
): void {
  const me = activateOnly(run, node, part, path);
  const failure = announce(run, me);
  if (failure) raiseIncident(run, me, failure, 'complete', delivered ?? undefined);
  else complete(run, me, delivered);
}

/**
 * Notes that a wait was heard. A timer or a one-time subscription is gone with it; a subscription
 * of a non-interrupting event stays open for the next message.
 */
export function hear(run: Run, part: number, wait: Wait, stays: boolean): void {
  const instance = wait.of === 0 ? run.draft.id : wait.of;
  const at = inPart(part);
  if (wait.kind === 'timer') {
    emit(run, timerTriggered, wait.element, instance, { ...at, timer: wait.id });
    return;
  }
  emit(run, eventDelivered, wait.element, instance, { ...at, subscription: wait.id });
  if (stays) return;
  emit(run, subscriptionClosed, wait.element, instance, { ...at, subscription: wait.id });
  effect(run, { kind: 'close-subscription', subscription: wait.id });
}

/**
 * What the payload delivers to mappings and variables. The code and message of an error are for
 * mappings only: they are not dropped into the variables of the process.
 */
export function deliveredBy({ variables }: Payload, node: Node): Variables | null {
  if (Object.keys(variables).length === 0) return null;
  const isError = node.trigger?.trigger.name === 'error';
  return isError && !node.mapping?.outputs.length ? null : variables;
}
