import { hasRight } from '../../../auth/policies/index.ts';
import { operateInstance } from '../../../usecases/instances/operate.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { nothing } from '../../schemas/common.ts';
import { elementInstance } from '../../schemas/instance.ts';

export const postIterationRemove = route({
  method: 'post',
  path: '/instances/:id/remove-iteration',
  summary: 'Take a running iteration out',
  params: idParams,
  body: elementInstance,
  reply: nothing,
  access: hasRight('operations.manage'),
  audit: 'instance.iteration-removed',
  idempotent: true,
  limit: perUser('administration'),
  async handle(request) {
    const instance = Number(request.params.id);
    const { body } = request;
    const outcome = await operateInstance(request, {
      instance,
      name: 'instance.iteration-removed',
      event: { kind: 'remove-iteration', ...body },
      data: body,
    });
    return outcome.ok ? { ok: true, body: {} } : outcome;
  },
});
