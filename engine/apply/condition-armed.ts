import type { Id } from '../model/value.ts';
import { type Applier, addWait, type InPart } from './applier.ts';

type Data = InPart & {
  readonly condition: Id;
  /** Activation of the owner; 0 for the scope itself. */
  readonly of: number;
  readonly use?: number;
};

/** A condition is waited for to become true. */
export const conditionArmed: Applier<Data> = {
  kind: 'condition-armed',
  v: 1,
  apply(draft, record, { part, condition, of, use }) {
    const { element } = record;
    const wait = { kind: 'condition', id: condition, element, of } as const;
    addWait(draft, part, use === undefined ? wait : { ...wait, use });
  },
};
