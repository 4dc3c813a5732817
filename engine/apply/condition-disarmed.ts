import type { Id } from '../model/value.ts';
import { type Applier, type InPart, removeWait } from './applier.ts';

type Data = InPart & { readonly condition: Id };

/** The condition is not wanted any more. */
export const conditionDisarmed: Applier<Data> = {
  kind: 'condition-disarmed',
  v: 1,
  apply(draft, _record, { part, condition }) {
    removeWait(draft, part, condition);
  },
};
