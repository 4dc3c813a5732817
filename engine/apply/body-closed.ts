import { type Applier, changeElement, elementOf, type InPart, removePart } from './applier.ts';
import { bodyParts } from './body-parts.ts';

/** All iterations ended; their parts go. */
export const bodyClosed: Applier<InPart> = {
  kind: 'body-closed',
  v: 1,
  apply(draft, record, data) {
    const { body } = elementOf(draft, data.part ?? 0, record.instance);
    if (!body) return;
    for (const part of bodyParts(body)) removePart(draft, part);
    changeElement(draft, data.part, record.instance, { body: undefined });
  },
};
