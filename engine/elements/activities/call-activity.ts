import { inPart } from '../../apply/applier.ts';
import { callCompleted } from '../../apply/call-completed.ts';
import { callFailed } from '../../apply/call-failed.ts';
import { callStarted } from '../../apply/call-started.ts';
import type { Expression } from '../../expression/expression.ts';
import type { Failure } from '../../model/graph.ts';
import type { Activation, Run } from '../../model/run.ts';
import { complete } from '../../verbs/complete.ts';
import { effect, emit, newId } from '../../verbs/emit.ts';
import { evaluate } from '../../verbs/evaluate.ts';
import { deliveredBy } from '../../verbs/hear.ts';
import { fail } from '../../verbs/job.ts';
import { raiseIncident } from '../../verbs/raise-incident.ts';
import { inputOf } from '../../verbs/visible.ts';
import { element } from '../element.ts';

interface CallData {
  /** The process itself, or what gives its id when the call is made. */
  readonly process: string | Expression;
}

/** An expression in the place of a name, as other platforms write it. */
const EXPRESSION = /^(?:[$#]\{|=)/;

/** BPMN 2.0 10.3.6. The called process is an instance of its own; it gets the mapped inputs, or
 *  all variables in sight without mappings, and its root variables are the result. An error end
 *  event of it goes to the error events around the call. An expression may name the process. A
 *  call of a global task of the same file is that task (`compile/global-task.ts`). */
export const callActivity = element<CallData>({
  type: 'bpmn:CallActivity',
  activity: true,
  played: 'runs',
  read(node, at) {
    const called = at.text(node, 'calledElement');
    if (called === null) at.problem('activity/called-element-missing', node, '');
    if (called !== null && EXPRESSION.test(called)) {
      return { process: at.expression(called, node) ?? '' };
    }
    return { process: (called ?? '').replace(/^[^:]*:/, '') };
  },
  enter(run, me, data) {
    if (run.env.play && !isHere(run, data)) return complete(run, me);
    const process = processOf(run, me, data);
    if (typeof process === 'object') return raiseIncident(run, me, process);
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

/** What another file holds, or data would say, is not played. */
const isHere = (run: Run, { process }: CallData): boolean =>
  typeof process === 'string' && run.graph.scopes.get(process)?.node === null;

function processOf(run: Run, me: Activation, { process }: CallData): string | Failure {
  if (typeof process === 'string') return process;
  const { value } = evaluate(run, process, me.part, me.id);
  if (typeof value === 'string' && value !== '') return value;
  const found = JSON.stringify(value);
  const detail = `Expected the id of a process from ${process.text} but found ${found}`;
  return { code: 'called-element-invalid', detail };
}
