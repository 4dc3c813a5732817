import { hasRight } from '../../../auth/policies/index.ts';
import { suspendInstance } from '../../../usecases/instances/suspend.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { nothing } from '../../schemas/common.ts';
import { elementInstance } from '../../schemas/instance.ts';

export const postElementResume = route({
  method: 'post',
  path: '/instances/:id/resume-element',
  summary: 'Resume a suspended element instance',
  params: idParams,
  body: elementInstance,
  reply: nothing,
  access: hasRight('operations.manage'),
  audit: 'instance.element-resumed',
  idempotent: true,
  limit: perUser('administration'),
  async handle(request) {
    const instance = Number(request.params.id);
    const event = { kind: 'resume-element', ...request.body } as const;
    const outcome = await suspendInstance(request, { instance, event });
    return outcome.ok ? { ok: true, body: {} } : outcome;
  },
});
