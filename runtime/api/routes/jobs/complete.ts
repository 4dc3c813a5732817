import { hasRight } from '../../../auth/policies/index.ts';
import { completeJob as complete } from '../../../usecases/jobs/complete.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { nothing } from '../../schemas/common.ts';
import { completeJob } from '../../schemas/operation.ts';

export const postJobComplete = route({
  method: 'post',
  path: '/jobs/:id/complete',
  summary: 'Give the result of a job; one completion at most is accepted',
  params: idParams,
  body: completeJob,
  reply: nothing,
  access: hasRight('operations.manage'),
  audit: 'job.completed',
  limit: perUser('jobs'),
  async handle({ body, params, principal, services }) {
    const { actor } = principal;
    const outcome = await complete(services, { job: Number(params.id), ...body, actor });
    return outcome.ok ? { ok: true, body: {} } : outcome;
  },
});
