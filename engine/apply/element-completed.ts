import { type Applier, type InPart, removeElement } from './applier.ts';

/** The element instance ended as it should. */
export const elementCompleted: Applier<InPart> = {
  kind: 'element-completed',
  v: 1,
  apply(draft, record, data) {
    removeElement(draft, data.part, record.instance);
  },
};
