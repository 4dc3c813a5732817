import type { Id } from '../model/value.ts';
import { type Applier, addWait, type InPart } from './applier.ts';

type Data = InPart & {
  readonly timer: Id;
  /** Activation of the owner; 0 for the scope itself. */
  readonly of: number;
  readonly use?: number;
  /** UTC milliseconds. */
  readonly due: number;
  /** The duration, limit, date or cycle as it was evaluated. */
  readonly text: string;
  /** How many times a cycle has fired before; absent for timers that fire once. */
  readonly round?: number;
};

/** A timer waits for its time. */
export const timerArmed: Applier<Data> = {
  kind: 'timer-armed',
  v: 1,
  apply(draft, record, data) {
    addWait(draft, data.part, {
      kind: 'timer',
      id: data.timer,
      element: record.element,
      of: data.of,
      ...(data.use !== undefined && { use: data.use }),
      due: data.due,
      ...(data.round !== undefined && { cycle: data.text, round: data.round }),
    });
  },
};
