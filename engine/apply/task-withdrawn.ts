import type { Id } from '../model/value.ts';
import { type Applier, type InPart, removeWait } from './applier.ts';

type Data = InPart & { readonly task: Id };

/** The task is not wanted any more. */
export const taskWithdrawn: Applier<Data> = {
  kind: 'task-withdrawn',
  v: 1,
  apply(draft, _record, data) {
    removeWait(draft, data.part, data.task);
  },
};
