import type { Id } from '../model/value.ts';
import { type Applier, type InPart, removeWait } from './applier.ts';

type Data = InPart & { readonly call: Id };

/** The called process is not wanted any more. */
export const callCancelled: Applier<Data> = {
  kind: 'call-cancelled',
  v: 1,
  apply(draft, _record, data) {
    removeWait(draft, data.part, data.call);
  },
};
