import type { Applier, InPart } from './applier.ts';

type Data = InPart & { readonly path?: readonly number[] };

/**
 * A token left over this flow; the record's instance is the activation it came from.
 * History only: the state does not change.
 */
export const flowTaken: Applier<Data> = {
  kind: 'flow-taken',
  v: 1,
  apply() {},
};
