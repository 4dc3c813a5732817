import { type Applier, endInstance } from './applier.ts';

type Data = { readonly reason?: string };

/** Somebody cancelled the instance. */
export const processTerminated: Applier<Data> = {
  kind: 'process-terminated',
  v: 1,
  apply(draft) {
    endInstance(draft, 'terminated');
  },
};
