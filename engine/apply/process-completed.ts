import { type Applier, endInstance } from './applier.ts';

type Data = Readonly<Record<string, never>>;

/** The last token of the root scope is gone. */
export const processCompleted: Applier<Data> = {
  kind: 'process-completed',
  v: 1,
  apply(draft) {
    endInstance(draft, 'completed');
  },
};
