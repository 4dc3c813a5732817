import type { Id } from '../model/value.ts';
import { type Applier, type InPart, removeWait } from './applier.ts';

type Data = InPart & { readonly task: Id; readonly outcome?: string };

/** A person ended the task. */
export const taskCompleted: Applier<Data> = {
  kind: 'task-completed',
  v: 1,
  apply(draft, _record, data) {
    removeWait(draft, data.part, data.task);
  },
};
