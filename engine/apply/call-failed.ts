import type { Id } from '../model/value.ts';
import { type Applier, type InPart, removeWait } from './applier.ts';

type Data = InPart & { readonly call: Id; readonly error?: string; readonly message?: string };

/** The called process failed. */
export const callFailed: Applier<Data> = {
  kind: 'call-failed',
  v: 1,
  apply(draft, _record, data) {
    removeWait(draft, data.part, data.call);
  },
};
