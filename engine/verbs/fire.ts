import type { Activation, Run } from '../model/run.ts';

/** Throws what the event carries, if anything; false when the token does not go on. */
export function fire(run: Run, me: Activation): boolean {
  const use = me.node.trigger;
  return use?.trigger.fire?.(run, me, use.data) ?? true;
}
