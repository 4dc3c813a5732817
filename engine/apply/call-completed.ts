import type { Id } from '../model/value.ts';
import { type Applier, type InPart, removeWait } from './applier.ts';

type Data = InPart & { readonly call: Id };

/** The called process ended. */
export const callCompleted: Applier<Data> = {
  kind: 'call-completed',
  v: 1,
  apply(draft, _record, data) {
    removeWait(draft, data.part, data.call);
  },
};
