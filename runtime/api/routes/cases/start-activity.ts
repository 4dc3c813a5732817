import { caseVisible } from '../../../auth/policies/index.ts';
import { beginActivity } from '../../../usecases/cases/activities.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { startActivity } from '../../schemas/case.ts';
import { nothing } from '../../schemas/common.ts';

export const postActivityStart = route({
  method: 'post',
  path: '/cases/:id/activities',
  summary: 'Begin an enabled activity of an ad-hoc sub-process',
  params: idParams,
  body: startActivity,
  reply: nothing,
  access: caseVisible('task.work'),
  audit: 'activity.started',
  idempotent: true,
  limit: perUser('commands'),
  async handle(request) {
    const { body, params } = request;
    const outcome = await beginActivity(request, Number(params.id), body);
    return outcome.ok ? { ok: true, body: {} } : outcome;
  },
});
