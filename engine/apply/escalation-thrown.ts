import type { Applier, InPart } from './applier.ts';

type Data = InPart & { readonly code?: string };

/**
 * An escalation is on its way outwards to whoever catches it.
 * History only: the state does not change.
 */
export const escalationThrown: Applier<Data> = {
  kind: 'escalation-thrown',
  v: 1,
  apply() {},
};
