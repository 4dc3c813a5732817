import { type Applier, changeElement, type InPart, removeElement } from './applier.ts';

type Data = InPart & {
  /** The throw event had not waited and stayed for this alone. */
  readonly gone?: true;
};

/** All that a throw event (the record's instance) compensates is compensated. */
export const compensationEnded: Applier<Data> = {
  kind: 'compensation-ended',
  v: 1,
  apply(draft, record, { part, gone }) {
    if (gone) removeElement(draft, part, record.instance);
    else changeElement(draft, part, record.instance, { compensation: undefined });
  },
};
