import { type Applier, endInstance } from './applier.ts';

type Data = { readonly error: string; readonly message?: string };

/** An error left the root scope uncaught. */
export const processFailed: Applier<Data> = {
  kind: 'process-failed',
  v: 1,
  apply(draft) {
    endInstance(draft, 'failed');
  },
};
