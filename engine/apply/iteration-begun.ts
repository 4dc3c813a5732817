import { type Applier, changeElement, elementOf, type InPart } from './applier.ts';

type Data = InPart & { readonly begun: number };

/** Iterations of the body (the record's instance) up to this number have begun. */
export const iterationBegun: Applier<Data> = {
  kind: 'iteration-begun',
  v: 1,
  apply(draft, record, data) {
    const { body } = elementOf(draft, data.part ?? 0, record.instance);
    if (body) {
      changeElement(draft, data.part, record.instance, { body: { ...body, begun: data.begun } });
    }
  },
};
