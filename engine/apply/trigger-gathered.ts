import type { Variables } from '../model/value.ts';
import { type Applier, type InPart, touch } from './applier.ts';

type Data = InPart & {
  /** Activation of the owner; 0 for the scope itself. */
  readonly of: number;
  readonly use: number;
  readonly variables?: Variables;
};

/** One trigger of a parallel multiple event happened; the event waits for the others. */
export const triggerGathered: Applier<Data> = {
  kind: 'trigger-gathered',
  v: 1,
  apply(draft, record, { part: number, of, use, variables }) {
    const part = touch(draft, number);
    const gathered = { element: record.element, of, use, ...(variables && { variables }) };
    part.gathered = [...(part.gathered ?? []), gathered];
  },
};
