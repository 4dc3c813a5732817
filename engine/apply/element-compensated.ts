import { type Applier, type InPart, removeElement } from './applier.ts';

/** The activity is undone. */
export const elementCompensated: Applier<InPart> = {
  kind: 'element-compensated',
  v: 1,
  apply(draft, record, data) {
    removeElement(draft, data.part, record.instance);
  },
};
