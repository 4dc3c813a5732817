import type { Id } from '../model/value.ts';
import { type Applier, type InPart, removeWait } from './applier.ts';

type Data = InPart & { readonly job: Id };

/** A worker did the job. */
export const jobCompleted: Applier<Data> = {
  kind: 'job-completed',
  v: 1,
  apply(draft, _record, data) {
    removeWait(draft, data.part, data.job);
  },
};
