import { complete } from '../../verbs/complete.ts';
import { fire } from '../../verbs/fire.ts';
import { element } from '../element.ts';

/** BPMN 2.0 10.5.4: throws a message or a signal, or nothing, and goes on. */
export const intermediateThrowEvent = element({
  type: 'bpmn:IntermediateThrowEvent',
  read: () => null,
  enter(run, me) {
    if (fire(run, me)) complete(run, me);
  },
});
