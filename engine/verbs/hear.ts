import { inPart, partOf } from '../apply/applier.ts';
import { conditionTriggered } from '../apply/condition-triggered.ts';
import { eventDelivered } from '../apply/event-delivered.ts';
import { subscriptionClosed } from '../apply/subscription-closed.ts';
import { timerTriggered } from '../apply/timer-triggered.ts';
import { triggerGathered } from '../apply/trigger-gathered.ts';
import { triggersReleased } from '../apply/triggers-released.ts';
import type { Node, Triggers, WaitOwner } from '../model/graph.ts';
import type { Gathered, Wait } from '../model/part.ts';
import type { Payload, Run } from '../model/run.ts';
import type { Variables } from '../model/value.ts';
import { activateOnly, announce } from './activate.ts';
import { complete } from './complete.ts';
import { effect, emit } from './emit.ts';
import { type Bag, putAll } from './put.ts';
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
 * An event that is waited for happened. Answers what came with it or, while a parallel multiple
 * event still waits for others, null. An event that stays goes on waiting: its subscriptions stay
 * open, its timers ring again when they are cycles; what comes twice counts for the next time.
 */
export function hear(
  run: Run,
  node: Node,
  part: number,
  wait: Wait,
  payload: Payload,
  stays = false,
): Payload | null {
  const { triggers } = node;
  // What is thrown within the instance is not waited for as something outside.
  if (wait.id !== 0) note(run, part, wait, stays);
  // A person triggers an event as a whole, and may do so again.
  if (run.env.play) return payload;
  const use = triggers?.uses[wait.use ?? 0];
  if (stays) use?.trigger.rearm?.(run, ownerOf(part, wait), node, use.data, wait);
  return triggers?.parallel ? gather(run, node, triggers, part, wait, payload) : payload;
}

const ownerOf = (part: number, { of, use }: Wait): WaitOwner => ({
  part,
  of,
  ...(use !== undefined && { use }),
});

function note(run: Run, part: number, wait: Wait, stays: boolean): void {
  const instance = wait.of === 0 ? run.draft.id : wait.of;
  const at = inPart(part);
  if (wait.kind === 'condition') {
    const data = { ...at, condition: wait.id, ...(stays && { stays }) };
    emit(run, conditionTriggered, wait.element, instance, data);
    return;
  }
  if (wait.kind === 'timer') {
    emit(run, timerTriggered, wait.element, instance, { ...at, timer: wait.id });
    return;
  }
  emit(run, eventDelivered, wait.element, instance, { ...at, subscription: wait.id });
  if (stays) return;
  emit(run, subscriptionClosed, wait.element, instance, { ...at, subscription: wait.id });
  effect(run, { kind: 'close-subscription', subscription: wait.id });
}

/** BPMN 2.0 10.5.1: a parallel multiple event happens when each of its triggers has happened. */
function gather(
  run: Run,
  node: Node,
  { uses }: Triggers,
  part: number,
  { of, use = 0 }: Wait,
  payload: Payload,
): Payload | null {
  const instance = of === 0 ? run.draft.id : of;
  const variables = deliveredBy(payload, node);
  const data = { ...inPart(part), of, use, ...(variables && { variables }) };
  const before = gatheredBy(run, node, part, of);
  // Messages are never lost; of the rest it is enough to know that they happened.
  const surplus = before.some((one) => one.use === use) && uses[use]?.trigger.name !== 'message';
  if (surplus) return null;
  emit(run, triggerGathered, node.id, instance, data);
  const heard = gatheredBy(run, node, part, of);
  const each = uses.map((_, index) => heard.find((one) => one.use === index));
  if (each.includes(undefined)) return null;
  emit(run, triggersReleased, node.id, instance, { ...inPart(part), of });
  const all: Bag = {};
  for (const one of each) putAll(all, one?.variables ?? {});
  return { variables: all, outcome: null, failure: null };
}

const gatheredBy = (run: Run, node: Node, part: number, of: number): readonly Gathered[] =>
  (partOf(run.draft, part).gathered ?? []).filter(
    (one) => one.element === node.id && one.of === of,
  );

/**
 * What the payload delivers to mappings and variables. The code and message of an error are for
 * mappings only: they are not dropped into the variables of the process.
 */
export function deliveredBy({ variables, mappedOnly }: Payload, node: Node): Variables | null {
  const outputs = (node.mapping?.outputs.length ?? 0) + (node.io?.outputs.length ?? 0);
  const isMapped = mappedOnly && outputs > 0;
  const all = isMapped ? { ...variables, ...mappedOnly } : variables;
  return Object.keys(all).length > 0 ? all : null;
}
