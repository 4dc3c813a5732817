import type { Id } from '../model/value.ts';
import type { Applier, InPart } from './applier.ts';

type Data = InPart & { readonly subscription: Id };

/** A message or signal came to a subscription; who hears it closes the subscription or not. */
export const eventDelivered: Applier<Data> = {
  kind: 'event-delivered',
  v: 1,
  apply() {},
};
