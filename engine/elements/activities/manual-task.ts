import { complete } from '../../verbs/complete.ts';
import { element } from '../element.ts';

/** BPMN 2.0 10.3.3: work that no engine manages; it is passed at once. */
export const manualTask = element({
  type: 'bpmn:ManualTask',
  activity: true,
  read: () => null,
  enter(run, me) {
    complete(run, me);
  },
});
