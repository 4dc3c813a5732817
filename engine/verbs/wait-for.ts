import { inPart } from '../apply/applier.ts';
import { subscriptionOpened } from '../apply/subscription-opened.ts';
import { timerArmed } from '../apply/timer-armed.ts';
import type { Expression } from '../expression/expression.ts';
import type { Alarm } from '../model/definition.ts';
import type { Failure, Node, WaitOwner } from '../model/graph.ts';
import type { Activation, Run } from '../model/run.ts';
import type { Json } from '../model/value.ts';
import { effect, emit, newId } from './emit.ts';
import { evaluate } from './evaluate.ts';
import { withdrawAll, withdrawEvent } from './withdraw.ts';

/** Begins to wait for what an event catches; in play mode it waits for a person alone. */
export function arm(run: Run, owner: WaitOwner, node: Node): Failure | null {
  if (run.env.play) return null;
  for (const [index, { trigger, data }] of (node.triggers?.uses ?? []).entries()) {
    const failure = trigger.arm?.(run, index === 0 ? owner : { ...owner, use: index }, node, data);
    if (!failure) continue;
    withdrawEvent(run, owner.part, owner.of, node.id);
    return failure;
  }
  return null;
}

/** Begins to wait for the rest of what an event catches, of which one has happened. */
export function armRest(run: Run, owner: WaitOwner, node: Node, use: number): Failure | null {
  for (const [index, { trigger, data }] of (node.triggers?.uses ?? []).entries()) {
    if (index === use) continue;
    const failure = trigger.arm?.(run, index === 0 ? owner : { ...owner, use: index }, node, data);
    if (failure) return failure;
  }
  return null;
}

/** Begins to wait for all events given or, where one of them cannot be waited for, for none. */
export function armAll(run: Run, me: Activation, events: Iterable<Node>): Failure | null {
  for (const event of events) {
    const failure = arm(run, { part: me.part, of: me.id }, event);
    if (!failure) continue;
    withdrawAll(run, me.part, me.id);
    return failure;
  }
  return null;
}

/** What a message event waits for or sends. */
export interface MessageUse {
  readonly name: string;
  /** What the correlation key is made of; empty where a message without one will do. */
  readonly keys: readonly Expression[];
  /** False in a draft: the name is then the id of the element. */
  readonly named: boolean;
  /** What is thrown goes along message flows: the names under which it is heard at their ends. */
  readonly along?: readonly string[];
}

/** The evaluated key as text, which is how correlation rows hold it; several values as a list. */
export function keyOf(run: Run, use: MessageUse, owner: WaitOwner): string | null | Failure {
  const texts: string[] = [];
  for (const key of use.keys) {
    const { value, errors } = evaluate(run, key, owner.part, owner.of);
    if (value === null) {
      const detail = `Expected a key for message ${use.name} but ${key.text} gives none`;
      return { code: 'correlation-key-missing', detail: [detail, ...errors].join('; ') };
    }
    texts.push(keyText(value));
  }
  const [only = null] = texts;
  return texts.length > 1 ? JSON.stringify(texts) : only;
}

function keyText(value: Json): string {
  if (typeof value === 'string') return value;
  if (value !== null && typeof value === 'object' && 'v' in value) return String(value.v);
  return JSON.stringify(value);
}

export function openMessage(
  run: Run,
  owner: WaitOwner,
  node: Node,
  use: MessageUse,
): Failure | null {
  const key = keyOf(run, use, owner);
  if (key !== null && typeof key === 'object') return key;
  open(run, owner, node, 'message', use.name, key);
  return null;
}

export function openSignal(run: Run, owner: WaitOwner, node: Node, name: string): null {
  open(run, owner, node, 'signal', name, null);
  return null;
}

function open(
  run: Run,
  owner: WaitOwner,
  node: Node,
  type: 'message' | 'signal',
  name: string,
  key: string | null,
): void {
  const { part, of, use } = owner;
  const subscription = newId(run);
  emit(run, subscriptionOpened, node.id, of === 0 ? run.draft.id : of, {
    ...inPart(part),
    subscription,
    of,
    ...(use !== undefined && { use }),
    type,
    name,
    ...(key !== null && { key }),
  });
  effect(run, {
    kind: 'open-subscription',
    subscription,
    element: node.id,
    part,
    type,
    name,
    key,
  });
}

export function armTimer(run: Run, owner: WaitOwner, node: Node, alarm: Alarm): void {
  const { part, of, use } = owner;
  const timer = newId(run);
  emit(run, timerArmed, node.id, of === 0 ? run.draft.id : of, {
    ...inPart(part),
    timer,
    of,
    ...(use !== undefined && { use }),
    ...alarm,
  });
  effect(run, { kind: 'arm-timer', timer, element: node.id, part, dueAt: alarm.due });
}
