import { complete } from '../../verbs/complete.ts';
import { element } from '../element.ts';

/** BPMN 2.0 10.3.3, table 13.3: a task without a type does nothing that the engine knows of, so
 *  it completes at once. */
export const abstractTask = element({
  type: 'bpmn:Task',
  activity: true,
  read: () => null,
  enter(run, me) {
    complete(run, me);
  },
});
