import type { Heard } from '../model/part.ts';
import type { Id } from '../model/value.ts';
import { type Applier, addWait, changeElement, type InPart } from './applier.ts';

type Data = InPart & {
  readonly job: Id;
  /** Activation of the owner; 0 for the scope itself. */
  readonly of: number;
  readonly type: string;
  readonly heard?: Heard;
};

/** A job waits for a worker. */
export const jobCreated: Applier<Data> = {
  kind: 'job-created',
  v: 1,
  apply(draft, record, data) {
    const { heard, job, of } = data;
    addWait(draft, data.part, {
      kind: 'job',
      id: job,
      element: record.element,
      of,
      ...(heard && { heard }),
    });
    if (heard?.[0] === 'end') changeElement(draft, data.part, of, { state: 'completing' });
  },
};
