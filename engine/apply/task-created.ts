import type { Id } from '../model/value.ts';
import { type Applier, addWait, type InPart } from './applier.ts';

type Data = InPart & {
  readonly task: Id;
  /** Activation of the owner; 0 for the scope itself. */
  readonly of: number;
};

/** A task waits for a person. */
export const taskCreated: Applier<Data> = {
  kind: 'task-created',
  v: 1,
  apply(draft, record, data) {
    addWait(draft, data.part, {
      kind: 'task',
      id: data.task,
      element: record.element,
      of: data.of,
    });
  },
};
