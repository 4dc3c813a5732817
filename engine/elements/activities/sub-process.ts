import { elementOf } from '../../apply/applier.ts';
import { complete } from '../../verbs/complete.ts';
import { openScope, startScope } from '../../verbs/open-scope.ts';
import { element } from '../element.ts';

/** BPMN 2.0 10.3.5 and 13.3.4. Opens a scope, begins at its none start event or, without one, at
 *  all that has no incoming flow, and ends when no token is left inside. An event sub-process has
 *  the same type; its start event opens it (`events/start-event.ts`). Not yet:
 *  transactions. */
export const subProcess = element({
  type: 'bpmn:SubProcess',
  activity: true,
  scope: true,
  read: () => null,
  enter(run, me) {
    const inner = openScope(run, me);
    startScope(run, me.node.inner?.starts ?? [], inner, me.path);
  },
  drained(run, me) {
    // An event sub-process beside may come and go while an incident holds the end.
    if (elementOf(run.draft, me.part, me.id).state !== 'completing') complete(run, me);
  },
});
