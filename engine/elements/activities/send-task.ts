import { complete } from '../../verbs/complete.ts';
import { createJob, type JobUse } from '../../verbs/create-job.ts';
import { fire } from '../../verbs/fire.ts';
import { readJob, resumeJob } from '../../verbs/job.ts';
import { element } from '../element.ts';

/** BPMN 2.0 10.3.3: sends its message and goes on at once. With `ld:jobType` a worker sends it,
 *  and the task waits for the worker. */
export const sendTask = element<JobUse | null>({
  type: 'bpmn:SendTask',
  activity: true,
  listensAs: 'bpmn:MessageEventDefinition',
  read(node, at) {
    const type = at.text(node, 'ld:jobType');
    return type === null ? null : readJob(node, at, type);
  },
  enter(run, me, job) {
    if (job) return createJob(run, me, job);
    if (fire(run, me)) complete(run, me);
  },
  resume(run, me, _data, wait, payload) {
    resumeJob(run, me, wait, payload);
  },
});
