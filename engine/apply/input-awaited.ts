import type { Id } from '../model/value.ts';
import { type Applier, addWait, changeElement, type InPart } from './applier.ts';

type Data = InPart & {
  readonly data: Id;
  readonly of: number;
};

/** No input set of the activity is available: it is ready and waits for its data. */
export const inputAwaited: Applier<Data> = {
  kind: 'input-awaited',
  v: 1,
  apply(draft, record, { part, data, of }) {
    changeElement(draft, part, of, { state: 'ready' });
    addWait(draft, part, { kind: 'data', id: data, element: record.element, of });
  },
};
