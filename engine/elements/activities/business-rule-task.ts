import { inPart } from '../../apply/applier.ts';
import { decisionEvaluated } from '../../apply/decision-evaluated.ts';
import type { Activation, Run } from '../../model/run.ts';
import { complete } from '../../verbs/complete.ts';
import { createJob, type JobUse } from '../../verbs/create-job.ts';
import { asVariables } from '../../verbs/delivered.ts';
import { emit } from '../../verbs/emit.ts';
import { readJob, resumeJob } from '../../verbs/job.ts';
import { raiseIncident } from '../../verbs/raise-incident.ts';
import { namesAt } from '../../verbs/visible.ts';
import { element } from '../element.ts';

interface RuleData {
  readonly decision: string | null;
  readonly resultVariable: string | null;
  readonly job: JobUse;
}

/** BPMN 2.0 10.3.3. `ld:decision` names a decision, which answers within the step; without one
 *  the task is a job. The answer goes to `ld:resultVariable`; a context without one becomes
 *  variables. An unknown decision or one that only gives errors is an incident. */
export const businessRuleTask = element<RuleData>({
  type: 'bpmn:BusinessRuleTask',
  activity: true,
  read: (node, at) => ({
    decision: at.text(node, 'ld:decision'),
    resultVariable: at.text(node, 'ld:resultVariable'),
    job: readJob(node, at, at.text(node, 'id') ?? ''),
  }),
  enter(run, me, { decision, resultVariable, job }) {
    if (decision === null) return createJob(run, me, job);
    decide(run, me, decision, resultVariable);
  },
  resume(run, me, _data, wait, payload) {
    resumeJob(run, me, wait, payload);
  },
});

function decide(run: Run, me: Activation, id: string, resultVariable: string | null) {
  const decision = run.env.decision(id);
  if (!decision) {
    const detail = `Expected decision ${id} to be published but it is not`;
    return raiseIncident(run, me, { code: 'decision-unknown', detail });
  }
  const { value, matched, errors } = decision.evaluate(namesAt(run, me, decision.inputs), run.env);
  if (value === null && errors.length > 0) {
    return raiseIncident(run, me, { code: 'decision-failed', detail: errors.join('; ') });
  }
  emit(run, decisionEvaluated, me.node.id, me.id, { ...inPart(me.part), decision: id, matched });
  complete(run, me, asVariables(value, resultVariable, me.node));
}
