import type { Applier, InPart } from './applier.ts';

type Data = InPart & { readonly error: string; readonly message?: string };

/**
 * An error is on its way outwards to whoever catches it.
 * History only: the state does not change.
 */
export const errorThrown: Applier<Data> = {
  kind: 'error-thrown',
  v: 1,
  apply() {},
};
