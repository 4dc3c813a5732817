import type { Id } from '../model/value.ts';
import { type Applier, type InPart, removeWait } from './applier.ts';

type Data = InPart & { readonly job: Id; readonly error?: string; readonly message?: string };

/** A worker gave the job up, or raised an error. */
export const jobFailed: Applier<Data> = {
  kind: 'job-failed',
  v: 1,
  apply(draft, _record, data) {
    removeWait(draft, data.part, data.job);
  },
};
