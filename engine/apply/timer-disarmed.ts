import type { Id } from '../model/value.ts';
import { type Applier, type InPart, removeWait } from './applier.ts';

type Data = InPart & { readonly timer: Id };

/** The timer is not wanted any more. */
export const timerDisarmed: Applier<Data> = {
  kind: 'timer-disarmed',
  v: 1,
  apply(draft, _record, data) {
    removeWait(draft, data.part, data.timer);
  },
};
