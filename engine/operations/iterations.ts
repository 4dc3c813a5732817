import { findElement, inPart, partOf } from '../apply/applier.ts';
import { iterationAdded } from '../apply/iteration-added.ts';
import { iterationRemoved } from '../apply/iteration-removed.ts';
import { type ElementInstance, ITERATIONS_PER_PART } from '../model/part.ts';
import type { Run } from '../model/run.ts';
import { activationOf } from '../verbs/activate.ts';
import { goOnWithBody, nodeOf } from '../verbs/complete.ts';
import { emit } from '../verbs/emit.ts';
import { beginIterations } from '../verbs/iterate.ts';
import { terminate } from '../verbs/terminate.ts';
import type { Operation, Rejection } from './operation.ts';

const refuse = (activation: number): Rejection => ({
  code: 'not-waiting',
  detail: `Expected ${activation} to belong to a running multi-instance activity`,
});

/**
 * One more iteration behind all others: a parallel body begins it at once, a sequential one when
 * its turn comes. A body that runs over a collection is given the item.
 */
export const addIteration: Operation<'add-iteration'> = (run, { part, activation, item }) => {
  const body = findElement(run.draft, part, activation)?.body;
  const whole = body ? activationOf(run, part, activation) : null;
  const loop = whole?.node.loop;
  if (!whole || !body || loop?.kind !== 'multi-instance') return refuse(activation);
  const overItems = partOf(run.draft, body.first).items !== undefined;
  if (overItems !== (item !== undefined)) {
    const detail = `Expected ${overItems ? 'an' : 'no'} item for ${whole.node.id}`;
    return { code: 'item-mismatch', detail };
  }
  const isFull = (body.total ?? 0) % ITERATIONS_PER_PART === 0;
  emit(run, iterationAdded, whole.node.id, activation, {
    ...inPart(part),
    ...(item !== undefined && { item }),
    ...(isFull && { into: partOf(run.draft, 0).next as number }),
  });
  if (!loop.sequential) beginIterations(run, whole, body.begun + 1);
  return null;
};

/** A running iteration is taken out; the body goes on, or ends, as if there had been one less. */
export const removeIteration: Operation<'remove-iteration'> = (run, { part, activation }) => {
  const found = findElement(run.draft, part, activation);
  if (!found || !isIteration(run, found)) return refuse(activation);
  takeOut(run, part, found);
  return null;
};

export const isIteration = (run: Run, { element, loop }: ElementInstance): boolean =>
  loop !== undefined && nodeOf(run, element).loop?.kind === 'multi-instance';

export function takeOut(run: Run, part: number, { id, element, loop }: ElementInstance): void {
  const [outer, body] = partOf(run.draft, part).owner as readonly [number, number];
  terminate(run, part, id);
  emit(run, iterationRemoved, element, body, { ...inPart(outer), index: loop as number });
  goOnWithBody(run, nodeOf(run, element), [outer, body], false);
}
