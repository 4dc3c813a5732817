import type { Id } from '../model/value.ts';
import { type Applier, changeWait, type InPart, removeWait } from './applier.ts';

type Data = InPart & { readonly condition: Id; readonly stays?: boolean };

/** The condition became true; one that stays must become false before it counts again. */
export const conditionTriggered: Applier<Data> = {
  kind: 'condition-triggered',
  v: 1,
  apply(draft, _record, { part, condition, stays }) {
    if (stays) changeWait(draft, part, condition, { met: true });
    else removeWait(draft, part, condition);
  },
};
