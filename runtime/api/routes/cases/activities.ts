import { caseVisible } from '../../../auth/policies/index.ts';
import { readActivities } from '../../../usecases/cases/activities.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { choices } from '../../schemas/case.ts';

export const getCaseActivities = route({
  method: 'get',
  path: '/cases/:id/activities',
  summary: 'Activities that may be begun now in ad-hoc sub-processes of a case',
  params: idParams,
  reply: choices,
  access: caseVisible('task.work'),
  limit: perUser('reads'),
  async handle(request) {
    const found = await readActivities(request, Number(request.params.id));
    return { ok: true, body: found.answer };
  },
});
