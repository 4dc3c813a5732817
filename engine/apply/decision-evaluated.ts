import type { Applier, InPart } from './applier.ts';

type Data = InPart & { readonly decision: string; readonly matched: readonly string[] };

/**
 * A decision answered.
 * History only: the state does not change.
 */
export const decisionEvaluated: Applier<Data> = {
  kind: 'decision-evaluated',
  v: 1,
  apply() {},
};
