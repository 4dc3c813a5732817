import { type Applier, changeElement, type InPart } from './applier.ts';

type Data = InPart & {
  /** Parts whose completed activities are meant. */
  readonly parts: readonly number[];
  /** The only activity that is meant; absent for all. */
  readonly activity?: string;
  readonly before: number;
  /** A transaction is cancelled: it ends with its compensation. */
  readonly cancels?: true;
};

/** A throw event or a cancelled transaction (the record's instance) begins to compensate. */
export const compensationBegun: Applier<Data> = {
  kind: 'compensation-begun',
  v: 1,
  apply(draft, record, { part, parts, activity, before, cancels }) {
    changeElement(draft, part, record.instance, {
      compensation: { parts, before, ...(activity !== undefined && { element: activity }) },
      ...(cancels && { state: 'terminating' }),
    });
  },
};
