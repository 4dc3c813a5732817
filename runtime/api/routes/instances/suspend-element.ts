import { hasRight } from '../../../auth/policies/index.ts';
import { suspendInstance } from '../../../usecases/instances/suspend.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { nothing } from '../../schemas/common.ts';
import { elementInstance } from '../../schemas/instance.ts';

export const postElementSuspend = route({
  method: 'post',
  path: '/instances/:id/suspend-element',
  summary: 'Suspend one element instance with all that is inside it',
  params: idParams,
  body: elementInstance,
  reply: nothing,
  access: hasRight('operations.manage'),
  audit: 'instance.element-suspended',
  idempotent: true,
  limit: perUser('administration'),
  async handle(request) {
    const instance = Number(request.params.id);
    const event = { kind: 'suspend-element', ...request.body } as const;
    const outcome = await suspendInstance(request, { instance, event });
    return outcome.ok ? { ok: true, body: {} } : outcome;
  },
});
