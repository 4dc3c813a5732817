import type { Id } from '../model/value.ts';
import { type Applier, addWait, type InPart } from './applier.ts';

type Data = InPart & {
  readonly job: Id;
  /** Activation of the owner; 0 for the scope itself. */
  readonly of: number;
  readonly type: string;
};

/** A job waits for a worker. */
export const jobCreated: Applier<Data> = {
  kind: 'job-created',
  v: 1,
  apply(draft, record, data) {
    addWait(draft, data.part, { kind: 'job', id: data.job, element: record.element, of: data.of });
  },
};
