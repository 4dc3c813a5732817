import { type Applier, type InPart, touch } from './applier.ts';

/** No further activity begins in the ad-hoc sub-process whose inner scope the part is. */
export const choiceClosed: Applier<InPart> = {
  kind: 'choice-closed',
  v: 1,
  apply(draft, _record, data) {
    touch(draft, data.part).choice = 'closed';
  },
};
