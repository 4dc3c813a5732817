import { type Applier, changeElement, type InPart } from './applier.ts';

/** The element instance, with all that is inside it, stands still. */
export const elementSuspended: Applier<InPart> = {
  kind: 'element-suspended',
  v: 1,
  apply(draft, record, data) {
    changeElement(draft, data.part, record.instance, { suspended: true });
  },
};
