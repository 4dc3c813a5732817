import { complete } from '../../verbs/complete.ts';
import { fire } from '../../verbs/fire.ts';
import { element } from '../element.ts';

/** BPMN 2.0 10.5.3 and 13.5.6. Consumes its token and throws what it carries: a message, a signal,
 *  an error (which does not come back) or the end of everything in its scope (terminate). */
export const endEvent = element({
  type: 'bpmn:EndEvent',
  read: () => null,
  enter(run, me) {
    if (fire(run, me)) complete(run, me);
  },
});
