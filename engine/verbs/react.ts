import { inPart } from '../apply/applier.ts';
import { bodyParts } from '../apply/body-parts.ts';
import { conditionArmed } from '../apply/condition-armed.ts';
import { conditionLapsed } from '../apply/condition-lapsed.ts';
import { inputForgone } from '../apply/input-forgone.ts';
import type { Expression } from '../expression/expression.ts';
import type { Node, Scope, WaitOwner } from '../model/graph.ts';
import type { ScopePart, Wait } from '../model/part.ts';
import type { Change, Run } from '../model/run.ts';
import { activationOf, begin } from './activate.ts';
import { emit, newId } from './emit.ts';
import { holds } from './evaluate.ts';
import { hand } from './hand.ts';
import { suspendedAround } from './suspended-around.ts';
import { canTakeInputs } from './take-inputs.ts';

/** What a conditional event waits for; null where the draft has no condition yet. */
export interface ConditionUse {
  readonly condition: Expression | null;
}

export function armCondition(run: Run, { part, of, use }: WaitOwner, node: Node): void {
  emit(run, conditionArmed, node.id, of === 0 ? run.draft.id : of, {
    ...inPart(part),
    condition: newId(run),
    of,
    ...(use !== undefined && { use }),
  });
}

/**
 * Looks again at the conditions that the oldest change may have made true or false. It is called
 * between two tokens, never in the midst of a behaviour.
 */
export function react(run: Run): void {
  const change = run.changes.shift();
  if (!change) return;
  for (const [part, wait] of concerned(run, change)) {
    // What an event before it ended does not wait any more.
    const stands = run.draft.parts.get(part)?.waits.includes(wait);
    if (stands) look(run, part, wait);
  }
}

function look(run: Run, part: number, wait: Wait): void {
  run.activations += 1;
  if (wait.kind === 'data') {
    lookAtData(run, part, wait);
    return;
  }
  const condition = conditionOf(run, wait);
  const isTrue = condition !== null && holds(run, condition, part, wait.of);
  if (isTrue === (wait.met === true)) return;
  if (isTrue) {
    hand(run, part, wait, { variables: {}, outcome: null, failure: null });
    return;
  }
  const instance = wait.of === 0 ? run.draft.id : wait.of;
  emit(run, conditionLapsed, wait.element, instance, { ...inPart(part), condition: wait.id });
}

/** An activity that waits for its data becomes active when an input set is available. */
function lookAtData(run: Run, part: number, wait: Wait): void {
  const me = activationOf(run, part, wait.of);
  if (!me || suspendedAround(run, part, wait.of) || !canTakeInputs(run, me)) return;
  // Another version of the model may not ask for data any more.
  if (!me.node.io?.atStart) {
    emit(run, inputForgone, wait.element, wait.of, { ...inPart(part), data: wait.id });
  }
  begin(run, me, false);
}

function conditionOf(run: Run, { element, use = 0 }: Wait): Expression | null {
  const data = run.graph.nodes.get(element)?.triggers?.uses[use]?.data;
  return (data as ConditionUse | undefined)?.condition ?? null;
}

type Place = readonly [part: number, wait: Wait];

/** The conditions that wait in the part of a change or inside it, as far as they may see it. */
function concerned(run: Run, { part: number, names, condition }: Change): readonly Place[] {
  const places: Place[] = [];
  const open = [number];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const part = run.draft.parts.get(next);
    if (!part) continue;
    for (const wait of part.waits) {
      const isMeant = condition === undefined ? sees(run, wait, names) : wait.id === condition;
      if ((wait.kind === 'condition' || wait.kind === 'data') && isMeant) places.push([next, wait]);
    }
    if (condition === undefined) open.push(...insideOf(run, part));
  }
  return places;
}

/** A text without the name does not read it; one that has it in another sense is looked at. */
function sees(run: Run, wait: Wait, names: readonly string[] | null): boolean {
  if (names === null) return true;
  if (wait.kind === 'data') return readsData(run, wait, names);
  const text = conditionOf(run, wait)?.text ?? '';
  return names.some((name) => text.includes(name));
}

/** The data of the activity may come from one of these names. */
function readsData(run: Run, { element }: Wait, names: readonly string[]): boolean {
  const { associations = [] } = run.graph.nodes.get(element)?.io?.atStart ?? {};
  return associations.some(({ sources }) => sources.some(({ name }) => names.includes(name)));
}

/** Parts inside a part in whose scopes conditions may wait. */
function insideOf(run: Run, part: ScopePart): readonly number[] {
  const scope = run.graph.scopes.get(part.scope);
  if (!scope?.conditional) return [];
  return part.elements.flatMap(({ element, inner, body }) => {
    const within: Scope | null | undefined = run.graph.nodes.get(element)?.inner;
    if (!within?.conditional) return [];
    if (inner !== undefined) return [inner];
    return body ? [...bodyParts(body)] : [];
  });
}
