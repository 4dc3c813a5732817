import { findElement, inPart } from '../apply/applier.ts';
import { elementResumed } from '../apply/element-resumed.ts';
import { elementSuspended } from '../apply/element-suspended.ts';
import type { Run } from '../model/run.ts';
import { emit } from '../verbs/emit.ts';
import { suspendedAround } from '../verbs/suspended-around.ts';
import type { Operation, Rejection } from './operation.ts';

/**
 * An element instance stands still, with all that is inside it and the events at its border: what
 * comes for it is refused until it is resumed. The rest of the instance goes on.
 */
export const suspendElement: Operation<'suspend-element'> = (run, { part, activation }) => {
  const found = findElement(run.draft, part, activation);
  if (!found)
    return { code: 'not-waiting', detail: `Expected activity ${activation} to be active` };
  if (found.suspended) return suspended(found.element);
  emit(run, elementSuspended, found.element, activation, inPart(part));
  return null;
};

export const resumeElement: Operation<'resume-element'> = (run, { part, activation }) => {
  const found = findElement(run.draft, part, activation);
  if (!found?.suspended) {
    return { code: 'element-not-suspended', detail: `Expected ${activation} to be suspended` };
  }
  emit(run, elementResumed, found.element, activation, inPart(part));
  // Data that it waits for may have come meanwhile.
  if (run.graph.conditional) run.changes.push({ part: 0, names: null });
  return null;
};

const suspended = (element: string): Rejection => ({
  code: 'element-suspended',
  detail: `Expected ${element} not to be suspended`,
});

/** Why nothing may happen at an activation now: it or one around it is suspended. */
export function standsStill(run: Run, part: number, activation: number): Rejection | null {
  const found = suspendedAround(run, part, activation);
  return found && suspended(found.element);
}
