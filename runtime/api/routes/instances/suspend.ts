import { hasRight } from '../../../auth/policies/index.ts';
import { suspendInstance } from '../../../usecases/instances/suspend.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { nothing } from '../../schemas/common.ts';

export const postInstanceSuspend = route({
  method: 'post',
  path: '/instances/:id/suspend',
  summary: 'Suspend an instance; it takes nothing until it is resumed',
  params: idParams,
  reply: nothing,
  access: hasRight('operations.manage'),
  audit: 'instance.suspended',
  idempotent: true,
  limit: perUser('administration'),
  async handle(request) {
    const instance = Number(request.params.id);
    const outcome = await suspendInstance(request, { instance, event: { kind: 'suspend' } });
    return outcome.ok ? { ok: true, body: {} } : outcome;
  },
});
