import type { Applier, InPart } from './applier.ts';

/**
 * Somebody decided that the record's element begins, in the ad-hoc sub-process that is its
 * instance. History only: the state does not change.
 */
export const activityChosen: Applier<InPart> = {
  kind: 'activity-chosen',
  v: 1,
  apply() {},
};
