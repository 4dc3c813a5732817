import type { Applier } from './applier.ts';

type Data = Readonly<Record<string, never>>;

/** Nothing but resume and cancel is accepted. */
export const processSuspended: Applier<Data> = {
  kind: 'process-suspended',
  v: 1,
  apply(draft) {
    draft.state = 'suspended';
  },
};
