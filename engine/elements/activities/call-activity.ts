import { inPart } from '../../apply/applier.ts';
import { callCompleted } from '../../apply/call-completed.ts';
import { callFailed } from '../../apply/call-failed.ts';
import { callStarted } from '../../apply/call-started.ts';
import { complete } from '../../verbs/complete.ts';
import { effect, emit, newId } from '../../verbs/emit.ts';
import { deliveredBy } from '../../verbs/hear.ts';
import { fail } from '../../verbs/job.ts';
import { inputOf } from '../../verbs/visible.ts';
import { element } from '../element.ts';

interface CallData {
  readonly process: string;
}

/** BPMN 2.0 10.3.6. The called process is an instance of its own; it gets the mapped inputs, or
 *  all variables in sight without mappings, and its root variables are the result. An error end
 *  event of it goes to the error events around the call. A call of a global task of the same file
 *  is that task (`compile/global-task.ts`). */
export const callActivity = element<CallData>({
  type: 'bpmn:CallActivity',
  activity: true,
  read(node, at) {
    const called = at.text(node, 'calledElement');
    if (called === null) at.problem('activity/called-element-missing', node, '');
    return { process: (called ?? '').replace(/^[^:]*:/, '') };
  },
  enter(run, me, { process }) {
    const call = newId(run);
    const { id, part } = { id: me.node.id, part: me.part };
    emit(run, callStarted, id, me.id, { ...inPart(part), call, of: me.id, process });
    const variables = inputOf(run, me);
    effect(run, { kind: 'call-process', call, element: id, part, process, variables });
  },
  resume(run, me, _data, wait, payload) {
    const at = { ...inPart(me.part), call: wait.id };
    const { failure } = payload;
    if (!failure) {
      emit(run, callCompleted, me.node.id, me.id, at);
      return complete(run, me, deliveredBy(payload, me.node));
    }
    const { error, message } = failure;
    emit(run, callFailed, me.node.id, me.id, { ...at, ...(error !== null && { error }), message });
    fail(run, me, failure, 'call-failed');
  },
});
