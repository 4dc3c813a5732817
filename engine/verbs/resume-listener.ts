import { inPart } from '../apply/applier.ts';
import { jobCompleted } from '../apply/job-completed.ts';
import { jobFailed } from '../apply/job-failed.ts';
import type { Heard } from '../model/part.ts';
import type { Activation, Payload, Run } from '../model/run.ts';
import type { Id } from '../model/value.ts';
import { completeAfterListeners } from './complete.ts';
import { callListener } from './create-job.ts';
import { emit } from './emit.ts';
import { fail } from './job.ts';
import { assign } from './map-data.ts';

/** A listener is done: its variables are the scope's; the next one is asked or the work goes on. */
export function resumeListener(
  run: Run,
  me: Activation,
  job: Id,
  heard: Heard,
  { variables, failure }: Payload,
) {
  const at = { ...inPart(me.part), job };
  const [on, n] = heard;
  if (!failure) {
    emit(run, jobCompleted, me.node.id, me.id, at);
    assign(run, me, variables);
    if (callListener(run, me, [on, n + 1])) return;
    if (on === 'end') completeAfterListeners(run, me, null);
    else me.node.behaviour.enter(run, me, me.node.data);
    return;
  }
  const { error, message } = failure;
  emit(run, jobFailed, me.node.id, me.id, { ...at, ...(error !== null && { error }), message });
  fail(run, me, failure, 'job-failed', heard);
}
