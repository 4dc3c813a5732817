import { type Applier, changeElement, type InPart, removePart } from './applier.ts';

type Data = InPart & { readonly inner: number };

/** The inner scope of a sub-process ended. */
export const scopeClosed: Applier<Data> = {
  kind: 'scope-closed',
  v: 1,
  apply(draft, record, data) {
    removePart(draft, data.inner);
    changeElement(draft, data.part, record.instance, { inner: undefined });
  },
};
