import type { Id } from '../model/value.ts';
import { type Applier, type InPart, removeWait } from './applier.ts';

type Data = InPart & { readonly timer: Id };

/** The timer's time came. */
export const timerTriggered: Applier<Data> = {
  kind: 'timer-triggered',
  v: 1,
  apply(draft, _record, data) {
    removeWait(draft, data.part, data.timer);
  },
};
