import { inPart } from '../apply/applier.ts';
import { jobCompleted } from '../apply/job-completed.ts';
import { jobFailed } from '../apply/job-failed.ts';
import type { Heard, Wait } from '../model/part.ts';
import type { Activation, Payload, Run } from '../model/run.ts';
import type { Reader, XmlNode } from '../model/xml.ts';
import { complete } from './complete.ts';
import type { JobUse } from './create-job.ts';
import { emit } from './emit.ts';
import { deliveredBy } from './hear.ts';
import { raiseIncident } from './raise-incident.ts';
import { throwError } from './throw-error.ts';

const RETRIES_USUAL = 3;

/** What a task says of its job; `type` is used where it has no `ld:jobType`. */
export function readJob(node: XmlNode, at: Reader, type: string): JobUse {
  const retries = at.text(node, 'ld:retries');
  const known = retries === null || /^\d{1,3}$/.test(retries);
  if (!known) at.problem('task/retries', node, retries);
  return {
    type: at.text(node, 'ld:jobType') ?? type,
    retries: known && retries !== null ? Number(retries) : RETRIES_USUAL,
    script: null,
    inputs: [],
  };
}

export function resumeJob(run: Run, me: Activation, wait: Wait, payload: Payload) {
  const at = { ...inPart(me.part), job: wait.id };
  const { failure } = payload;
  if (!failure) {
    emit(run, jobCompleted, me.node.id, me.id, at);
    return complete(run, me, deliveredBy(payload, me.node));
  }
  const { error, message } = failure;
  emit(run, jobFailed, me.node.id, me.id, { ...at, ...(error !== null && { error }), message });
  fail(run, me, failure, 'job-failed');
}

/** An error goes to who catches it; what nobody catches, or is no BPMN error, is an incident. */
export function fail(
  run: Run,
  me: Activation,
  { error, message }: NonNullable<Payload['failure']>,
  code: string,
  heard?: Heard,
) {
  if (error !== null && throwError(run, me, { code: error, message })) return;
  const uncaught = {
    code: 'error-not-caught',
    detail: `Expected an event that catches error ${error} but there is none. ${message}`.trim(),
  };
  const failure = error === null ? { code, detail: message } : uncaught;
  raiseIncident(run, me, failure, heard?.[0] === 'end' ? 'complete' : 'enter', undefined, heard);
}
