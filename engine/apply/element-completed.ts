import { type Applier, changeElement, elementOf, type InPart, removeElement } from './applier.ts';
import { type Keeping, keepElement } from './kept.ts';

type Data = InPart &
  Keeping & {
    /** It stays for what it still compensates, while its token has gone on. */
    readonly stays?: true;
  };

/** The element instance ended as it should. */
export const elementCompleted: Applier<Data> = {
  kind: 'element-completed',
  v: 1,
  apply(draft, { instance: id, n }, data) {
    const { part = 0, kept, stays } = data;
    if (kept) return keepElement(draft, part, id, n, data);
    if (!stays) return removeElement(draft, part, id);
    const { compensation } = elementOf(draft, part, id);
    if (compensation)
      changeElement(draft, part, id, { compensation: { ...compensation, left: true } });
  },
};
