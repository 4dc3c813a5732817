import type { Id } from '../model/value.ts';
import { type Applier, type InPart, removeWait } from './applier.ts';

type Data = InPart & { readonly job: Id };

/** The job is not wanted any more. */
export const jobCancelled: Applier<Data> = {
  kind: 'job-cancelled',
  v: 1,
  apply(draft, _record, data) {
    removeWait(draft, data.part, data.job);
  },
};
