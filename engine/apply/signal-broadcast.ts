import type { Applier, InPart } from './applier.ts';

type Data = InPart & { readonly name: string };

/**
 * A signal left the instance.
 * History only: the state does not change.
 */
export const signalBroadcast: Applier<Data> = {
  kind: 'signal-broadcast',
  v: 1,
  apply() {},
};
