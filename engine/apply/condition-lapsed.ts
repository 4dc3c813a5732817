import type { Id } from '../model/value.ts';
import { type Applier, changeWait, type InPart } from './applier.ts';

type Data = InPart & { readonly condition: Id };

/** The condition of an event that stays does not hold any more. */
export const conditionLapsed: Applier<Data> = {
  kind: 'condition-lapsed',
  v: 1,
  apply(draft, _record, { part, condition }) {
    changeWait(draft, part, condition, { met: undefined });
  },
};
