import { enterScope, leaveScope } from '../../verbs/enter-scope.ts';
import { element } from '../element.ts';

/** BPMN 2.0 10.3.5: a sub-process that ends in one of three ways. It completes as any other; a
 *  cancel end event in it cancels it, which compensates what completed in it; an error that leaves
 *  it (hazard) ends it without compensation. Not supported: `method` and the protocols behind it,
 *  since no resource outside takes part. */
export const transaction = element({
  type: 'bpmn:Transaction',
  activity: true,
  scope: true,
  read: () => null,
  enter: enterScope,
  drained: leaveScope,
});
