import type { Id } from '../model/value.ts';
import { type Applier, changeElement, type InPart, removeWait } from './applier.ts';

type Data = InPart & { readonly data: Id };

/** The data is not waited for any more, though it has not come. */
export const inputForgone: Applier<Data> = {
  kind: 'input-forgone',
  v: 1,
  apply(draft, { instance }, { part, data }) {
    removeWait(draft, part, data);
    changeElement(draft, part, instance, { state: undefined });
  },
};
