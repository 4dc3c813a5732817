import type { Applier, InPart } from './applier.ts';

type Data = InPart & {
  /** Kind of the event, and the name of its signal, message or error. */
  readonly type: string;
  readonly name: string;
};

/** An instance of a multi-instance activity completed and it throws an event; history only. */
export const eventThrown: Applier<Data> = {
  kind: 'event-thrown',
  v: 1,
  apply() {},
};
