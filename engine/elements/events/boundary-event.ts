import { elementOf } from '../../apply/applier.ts';
import { branch, complete } from '../../verbs/complete.ts';
import { deliveredBy, hear, pass } from '../../verbs/hear.ts';
import { terminate } from '../../verbs/terminate.ts';
import { element } from '../element.ts';

/** BPMN 2.0 10.5.4 and 13.5.3. Waits as long as its activity is active. An interrupting one ends
 *  the activity, all iterations of a multi-instance one too; the other kind starts a token beside
 *  it and goes on waiting, a timer only when it is a cycle. Error events always interrupt. */
export const boundaryEvent = element({
  type: 'bpmn:BoundaryEvent',
  read: () => null,
  enter(run, me) {
    complete(run, me);
  },
  trigger(run, node, part, wait, payload) {
    const interrupting = node.triggers?.interrupting ?? true;
    const heard = hear(run, node, part, wait, payload, !interrupting);
    if (!heard) return;
    const path = elementOf(run.draft, part, wait.of).path ?? null;
    if (interrupting) terminate(run, part, wait.of);
    // A token beside its activity is a branch of its own: it does not descend from what follows.
    const own = interrupting ? path : branch(path, run.draft.n + 1, 0);
    pass(run, node, part, own, deliveredBy(heard, node));
  },
});
