import { createJob, type JobUse } from '../../verbs/create-job.ts';
import { readJob, resumeJob } from '../../verbs/job.ts';
import { element } from '../element.ts';

/** BPMN 2.0 10.3.3. The operation is a job for a worker, of the type `ld:jobType` or else the
 *  id of the task. An error that the worker raises goes to the error events around; out of
 *  retries is an incident. Not supported: operationRef, the type says what to do. */
export const serviceTask = element<JobUse>({
  type: 'bpmn:ServiceTask',
  activity: true,
  read: (node, at) => readJob(node, at, at.text(node, 'id') ?? ''),
  enter(run, me, data) {
    createJob(run, me, data);
  },
  resume(run, me, _data, wait, payload) {
    resumeJob(run, me, wait, payload);
  },
});
