import { findElement } from '../apply/applier.ts';
import type { ElementInstance } from '../model/part.ts';
import type { Run } from '../model/run.ts';

/** The element instance itself, or one around it, that is suspended. */
export function suspendedAround(
  run: Run,
  part: number,
  activation: number,
): ElementInstance | null {
  let at: readonly [number, number] | undefined = [part, activation];
  for (; at; at = run.draft.parts.get(at[0])?.owner) {
    const found = findElement(run.draft, ...at);
    if (found?.suspended) return found;
  }
  return null;
}
