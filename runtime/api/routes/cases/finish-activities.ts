import { caseVisible } from '../../../auth/policies/index.ts';
import { endActivities } from '../../../usecases/cases/activities.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { finishActivities } from '../../schemas/case.ts';
import { nothing } from '../../schemas/common.ts';

export const postActivitiesFinish = route({
  method: 'post',
  path: '/cases/:id/activities/finish',
  summary: 'Say that nothing more is to be begun in an ad-hoc sub-process',
  params: idParams,
  body: finishActivities,
  reply: nothing,
  access: caseVisible('task.work'),
  audit: 'activities.finished',
  idempotent: true,
  limit: perUser('commands'),
  async handle(request) {
    const { body, params } = request;
    const outcome = await endActivities(request, Number(params.id), body);
    return outcome.ok ? { ok: true, body: {} } : outcome;
  },
});
