import type { Applier, InPart } from './applier.ts';

type Data = InPart & { readonly notice: string };

/**
 * A notice of the pack was sent.
 * History only: the state does not change.
 */
export const noticeSent: Applier<Data> = {
  kind: 'notice-sent',
  v: 1,
  apply() {},
};
