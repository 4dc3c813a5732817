import { hasRight } from '../../../auth/policies/index.ts';
import { failJob as fail } from '../../../usecases/jobs/fail.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { nothing } from '../../schemas/common.ts';
import { failJob } from '../../schemas/operation.ts';

export const postJobFail = route({
  method: 'post',
  path: '/jobs/:id/fail',
  summary: 'Say that a job failed: try again, or raise a BPMN error',
  params: idParams,
  body: failJob,
  reply: nothing,
  access: hasRight('operations.manage'),
  audit: 'job.failed',
  limit: perUser('jobs'),
  async handle({ body, params, principal, services }) {
    const { actor } = principal;
    const outcome = await fail(services, { job: Number(params.id), ...body, actor });
    return outcome.ok ? { ok: true, body: {} } : outcome;
  },
});
