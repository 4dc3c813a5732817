import type { Applier, InPart } from './applier.ts';

type Data = InPart & { readonly name: string; readonly key?: string };

/**
 * A message left the instance.
 * History only: the state does not change.
 */
export const messageSent: Applier<Data> = {
  kind: 'message-sent',
  v: 1,
  apply() {},
};
