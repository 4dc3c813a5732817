import type { XmlNode } from '../../model/xml.ts';
import { createJob, type JobUse } from '../../verbs/create-job.ts';
import { readJob, resumeJob } from '../../verbs/job.ts';
import { element } from '../element.ts';

/** BPMN 2.0 10.3.3. The operation is a job for a worker, of the type `ld:jobType`, else what
 *  implements its operation, the operation's name or the id of the task. An error that the worker
 *  raises goes to the error events around; out of retries is an incident. */
export const serviceTask = element<JobUse>({
  type: 'bpmn:ServiceTask',
  activity: true,
  read(node, at) {
    const operation = node.get('operationRef') as XmlNode | undefined;
    const named =
      operation && (at.text(operation, 'implementationRef') ?? at.text(operation, 'name'));
    return readJob(node, at, named ?? at.text(node, 'id') ?? '');
  },
  enter(run, me, data) {
    createJob(run, me, data);
  },
  resume(run, me, _data, wait, payload) {
    resumeJob(run, me, wait, payload);
  },
});
