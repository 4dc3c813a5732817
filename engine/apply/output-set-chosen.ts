import type { Applier, InPart } from './applier.ts';

type Data = InPart & { readonly set: number };

/**
 * One of several output sets is available at the end of an activity.
 * History only: the state does not change.
 */
export const outputSetChosen: Applier<Data> = {
  kind: 'output-set-chosen',
  v: 1,
  apply() {},
};
