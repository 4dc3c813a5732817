import { hasRight } from '../../../auth/policies/index.ts';
import { operateInstance } from '../../../usecases/instances/operate.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { nothing } from '../../schemas/common.ts';
import { cancelInstance } from '../../schemas/instance.ts';

export const postInstanceCancel = route({
  method: 'post',
  path: '/instances/:id/cancel',
  summary: 'End an instance',
  params: idParams,
  body: cancelInstance,
  reply: nothing,
  access: hasRight('operations.manage'),
  audit: 'instance.cancelled',
  idempotent: true,
  limit: perUser('administration'),
  async handle(request) {
    const instance = Number(request.params.id);
    const { body } = request;
    const outcome = await operateInstance(request, {
      instance,
      name: 'instance.cancelled',
      event: { kind: 'cancel', ...body },
      line: { kind: 'process.cancelled', data: { reason: body.reason } },
      data: body,
    });
    return outcome.ok ? { ok: true, body: {} } : outcome;
  },
});
