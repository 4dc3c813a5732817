import { findElement } from '../apply/applier.ts';
import type { TriggerUse } from '../model/graph.ts';
import type { Activation, Run } from '../model/run.ts';

const rank = ({ trigger }: TriggerUse): number => (trigger.ends ? 1 : 0);

/**
 * Throws what the event carries, all of it; false when the token does not go on. What ends the
 * token, such as an error, comes last.
 */
export function fire(run: Run, me: Activation): boolean {
  const uses = me.node.triggers?.uses ?? [];
  const ordered = uses.length > 1 ? uses.toSorted((a, b) => rank(a) - rank(b)) : uses;
  return ordered.every(({ trigger, data }) => trigger.fire?.(run, me, data) ?? true);
}

/** Whether an element instance is still there after what others did. */
export function isLive(run: Run, me: Activation): boolean {
  return findElement(run.draft, me.part, me.id) !== null;
}
