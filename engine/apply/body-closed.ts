import { ITERATIONS_PER_PART } from '../model/part.ts';
import { type Applier, changeElement, elementOf, type InPart, removePart } from './applier.ts';

/** All iterations ended; their parts go. */
export const bodyClosed: Applier<InPart> = {
  kind: 'body-closed',
  v: 1,
  apply(draft, record, data) {
    const { body } = elementOf(draft, data.part ?? 0, record.instance);
    if (!body) return;
    const parts = Math.ceil(body.total / ITERATIONS_PER_PART);
    for (let i = 0; i < parts; i++) removePart(draft, body.first + i);
    changeElement(draft, data.part, record.instance, { body: undefined });
  },
};
