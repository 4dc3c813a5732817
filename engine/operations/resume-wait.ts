import type { CallResult, JobResult } from '../model/event.ts';
import type { WaitKind } from '../model/part.ts';
import type { Payload, Run } from '../model/run.ts';
import type { Id, Variables } from '../model/value.ts';
import { hand } from '../verbs/hand.ts';
import type { Operation, Rejection } from './operation.ts';
import { standsStill } from './suspend-element.ts';

const NONE: Variables = Object.freeze({});

/** Finds who waits and lets them go on. */
function resumeWait(
  run: Run,
  number: number,
  kind: WaitKind,
  id: Id,
  payload: Partial<Payload>,
): Rejection | null {
  const part = run.draft.parts.get(number);
  const wait = part?.waits.find((one) => one.id === id && one.kind === kind);
  if (!part || !wait) {
    return { code: 'not-waiting', detail: `Expected ${kind} ${id} to be waited for but it is not` };
  }
  const still = standsStill(run, number, wait.of);
  if (still) return still;
  const full: Payload = { variables: NONE, outcome: null, failure: null, ...payload };
  hand(run, number, wait, full);
  return null;
}

export const completeTask: Operation<'complete-task'> = (run, event) => {
  const { part, task, outcome, variables } = event;
  return resumeWait(run, part, 'task', task, { variables, outcome });
};

export const timerDue: Operation<'timer-due'> = (run, { part, timer }) =>
  resumeWait(run, part, 'timer', timer, {});

export const deliver: Operation<'deliver'> = (run, { part, subscription, variables }) =>
  resumeWait(run, part, 'subscription', subscription, { variables });

export const jobResult: Operation<'job-result'> = (run, { part, job, result }) =>
  resumeWait(run, part, 'job', job, payloadOf(result));

export const callResult: Operation<'call-result'> = (run, { part, call, result }) =>
  resumeWait(run, part, 'call', call, payloadOf(result));

function payloadOf(result: JobResult | CallResult): Partial<Payload> {
  if (result.ok) return { variables: result.variables };
  return { failure: { error: result.error, message: result.message } };
}
