import { type Applier, type InPart, removeElement } from './applier.ts';

/** The element instance was ended from outside. */
export const elementTerminated: Applier<InPart> = {
  kind: 'element-terminated',
  v: 1,
  apply(draft, record, data) {
    removeElement(draft, data.part, record.instance);
  },
};
