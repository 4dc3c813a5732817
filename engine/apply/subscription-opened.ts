import type { Id } from '../model/value.ts';
import { type Applier, addWait, type InPart } from './applier.ts';

type Data = InPart & {
  readonly subscription: Id;
  /** Activation of the owner; 0 for the scope itself. */
  readonly of: number;
  readonly use?: number;
  readonly type: 'message' | 'signal';
  readonly name: string;
  readonly key?: string;
};

/** Somebody waits for a message or a signal. */
export const subscriptionOpened: Applier<Data> = {
  kind: 'subscription-opened',
  v: 1,
  apply(draft, record, data) {
    addWait(draft, data.part, {
      kind: 'subscription',
      id: data.subscription,
      element: record.element,
      of: data.of,
      ...(data.use !== undefined && { use: data.use }),
    });
  },
};
