import { complete } from '../../verbs/complete.ts';
import { createJob, type JobUse } from '../../verbs/create-job.ts';
import { fire } from '../../verbs/fire.ts';
import { readJob, resumeJob } from '../../verbs/job.ts';
import { element } from '../element.ts';

/** BPMN 2.0 10.5.3 and 13.5.6. Consumes its token and throws what it carries: a message, a signal,
 *  an error (which does not come back) or the end of everything in its scope (terminate). With
 *  `ld:jobType` a worker sends the message, and the event waits for the worker. */
export const endEvent = element<JobUse | null>({
  type: 'bpmn:EndEvent',
  read(node, at) {
    const type = at.text(node, 'ld:jobType');
    return type === null ? null : readJob(node, at, type);
  },
  enter(run, me, job) {
    if (job && !run.env.play) return createJob(run, me, job);
    if (fire(run, me)) complete(run, me);
  },
  resume(run, me, _data, wait, payload) {
    resumeJob(run, me, wait, payload);
  },
});
