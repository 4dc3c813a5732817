import type { Expression } from '../../expression/expression.ts';
import { complete } from '../../verbs/complete.ts';
import { createJob, type JobUse } from '../../verbs/create-job.ts';
import { asVariables } from '../../verbs/delivered.ts';
import { evaluate } from '../../verbs/evaluate.ts';
import { readJob, resumeJob } from '../../verbs/job.ts';
import { raiseIncident } from '../../verbs/raise-incident.ts';
import { element } from '../element.ts';

interface ScriptData {
  readonly script: Expression | null;
  readonly resultVariable: string | null;
  /** A script in another language is done by a worker of that name. */
  readonly job: JobUse | null;
}

const OURS = /^$|feel/i;

/** BPMN 2.0 10.3.3. The script is one FEEL expression, evaluated within the step. Its value goes
 *  to `ld:resultVariable`; a context without one becomes variables. Other languages are jobs. */
export const scriptTask = element<ScriptData>({
  type: 'bpmn:ScriptTask',
  activity: true,
  read(node, at) {
    const format = at.text(node, 'scriptFormat') ?? '';
    const ours = OURS.test(format) && at.text(node, 'ld:jobType') === null;
    const text = at.text(node, 'script');
    if (ours && text === null) at.problem('task/script-missing', node, '');
    return {
      script: ours ? at.expression(text, node) : null,
      resultVariable: at.text(node, 'ld:resultVariable'),
      job: ours ? null : { ...readJob(node, at, format), script: text },
    };
  },
  enter(run, me, { script, resultVariable, job }) {
    if (job) return createJob(run, me, job);
    if (!script) return complete(run, me);
    const { value, errors } = evaluate(run, script, me.part, me.id);
    if (value === null && errors.length > 0) {
      return raiseIncident(run, me, { code: 'script-failed', detail: errors.join('; ') });
    }
    complete(run, me, asVariables(value, resultVariable, me.node));
  },
  resume(run, me, _data, wait, payload) {
    resumeJob(run, me, wait, payload);
  },
});
