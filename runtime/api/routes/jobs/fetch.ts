import type { Json } from '@liandong/engine';
import { hasRight } from '../../../auth/policies/index.ts';
import { fetchJobs as fetchDue } from '../../../usecases/jobs/fetch.ts';
import { mutableValue } from '../../../usecases/tasks/read.ts';
import { perUser, route } from '../../route.ts';
import { fetchJobs, jobs } from '../../schemas/operation.ts';

export const postJobsFetch = route({
  method: 'post',
  path: '/jobs/fetch',
  summary: 'Lease jobs of a type; each result must name the fence of its lease',
  body: fetchJobs,
  reply: jobs,
  access: hasRight('operations.manage'),
  audit: 'job.fetched',
  limit: perUser('jobs'),
  async handle(request) {
    const { body, principal, services } = request;
    const outcome = await fetchDue(services, { ...body, actor: principal.actor });
    if (!outcome.ok) return outcome;
    const items = outcome.answer.map((row) => ({
      id: String(row.id),
      instance: String(row.instance_id),
      element: row.element,
      type: row.type,
      input: mutableValue(JSON.parse(row.input) as Json),
      retries: row.retries,
      fence: row.fence,
    }));
    return { ok: true, body: { items } };
  },
});
