import { type Applier, changeElement, elementOf, type InPart } from './applier.ts';

type Data = InPart & { readonly index: number };

/** An iteration of the body (the record's instance) was taken out; it gives no output. */
export const iterationRemoved: Applier<Data> = {
  kind: 'iteration-removed',
  v: 1,
  apply(draft, record, data) {
    const { body } = elementOf(draft, data.part ?? 0, record.instance);
    if (!body) return;
    const removed = [...(body.removed ?? []), data.index];
    changeElement(draft, data.part, record.instance, { body: { ...body, removed } });
  },
};
