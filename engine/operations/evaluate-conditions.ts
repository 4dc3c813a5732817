import type { Operation } from './operation.ts';

/** Time went by or the record was changed: all conditions that are waited for are looked at. */
export const evaluateConditions: Operation<'evaluate-conditions'> = (run) => {
  if (run.graph.conditional) run.changes.push({ part: 0, names: null });
  return null;
};
