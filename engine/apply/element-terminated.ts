import { type Applier, type InPart, removeElement } from './applier.ts';
import { type Keeping, keepElement } from './kept.ts';

type Data = InPart & Keeping;

/** The element instance was ended from outside. */
export const elementTerminated: Applier<Data> = {
  kind: 'element-terminated',
  v: 1,
  apply(draft, { instance: id, n }, data) {
    if (data.kept) keepElement(draft, data.part ?? 0, id, n, data);
    else removeElement(draft, data.part, id);
  },
};
