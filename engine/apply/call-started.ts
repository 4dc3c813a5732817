import type { Id } from '../model/value.ts';
import { type Applier, addWait, type InPart } from './applier.ts';

type Data = InPart & {
  readonly call: Id;
  /** Activation of the owner; 0 for the scope itself. */
  readonly of: number;
  readonly process: string;
};

/** The activity waits for another process. */
export const callStarted: Applier<Data> = {
  kind: 'call-started',
  v: 1,
  apply(draft, record, data) {
    addWait(draft, data.part, {
      kind: 'call',
      id: data.call,
      element: record.element,
      of: data.of,
    });
  },
};
