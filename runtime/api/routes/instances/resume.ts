import { hasRight } from '../../../auth/policies/index.ts';
import { suspendInstance } from '../../../usecases/instances/suspend.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { nothing } from '../../schemas/common.ts';

export const postInstanceResume = route({
  method: 'post',
  path: '/instances/:id/resume',
  summary: 'Resume a suspended instance',
  params: idParams,
  reply: nothing,
  access: hasRight('operations.manage'),
  audit: 'instance.resumed',
  idempotent: true,
  limit: perUser('administration'),
  async handle(request) {
    const instance = Number(request.params.id);
    const outcome = await suspendInstance(request, { instance, event: { kind: 'resume' } });
    return outcome.ok ? { ok: true, body: {} } : outcome;
  },
});
