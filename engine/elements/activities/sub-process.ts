import { enterScope, leaveScope } from '../../verbs/enter-scope.ts';
import { element } from '../element.ts';

/** BPMN 2.0 10.3.5 and 13.3.4. Opens a scope, begins at its none start event or, without one, at
 *  all that has no incoming flow, and ends when no token is left inside. An event sub-process has
 *  the same type; its start event opens it (`events/start-event.ts`). */
export const subProcess = element({
  type: 'bpmn:SubProcess',
  activity: true,
  scope: true,
  read: () => null,
  enter: enterScope,
  drained: leaveScope,
});
