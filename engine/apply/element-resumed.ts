import { type Applier, changeElement, type InPart } from './applier.ts';

/** The element instance goes on. */
export const elementResumed: Applier<InPart> = {
  kind: 'element-resumed',
  v: 1,
  apply(draft, record, data) {
    changeElement(draft, data.part, record.instance, { suspended: undefined });
  },
};
