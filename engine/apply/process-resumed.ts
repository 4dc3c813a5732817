import type { Applier } from './applier.ts';

type Data = Readonly<Record<string, never>>;

/** Events are accepted again. */
export const processResumed: Applier<Data> = {
  kind: 'process-resumed',
  v: 1,
  apply(draft) {
    draft.state = 'active';
  },
};
