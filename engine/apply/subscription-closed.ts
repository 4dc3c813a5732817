import type { Id } from '../model/value.ts';
import { type Applier, type InPart, removeWait } from './applier.ts';

type Data = InPart & { readonly subscription: Id };

/** Nobody waits for it any more. */
export const subscriptionClosed: Applier<Data> = {
  kind: 'subscription-closed',
  v: 1,
  apply(draft, _record, data) {
    removeWait(draft, data.part, data.subscription);
  },
};
