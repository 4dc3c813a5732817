import { hasRight } from '../../../auth/policies/index.ts';
import { operateInstance } from '../../../usecases/instances/operate.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { nothing } from '../../schemas/common.ts';
import { addIteration } from '../../schemas/instance.ts';

export const postIteration = route({
  method: 'post',
  path: '/instances/:id/add-iteration',
  summary: 'Add an iteration to a running multi-instance step',
  params: idParams,
  body: addIteration,
  reply: nothing,
  access: hasRight('operations.manage'),
  audit: 'instance.iteration-added',
  idempotent: true,
  limit: perUser('administration'),
  async handle(request) {
    const instance = Number(request.params.id);
    const { body } = request;
    const outcome = await operateInstance(request, {
      instance,
      name: 'instance.iteration-added',
      event: { kind: 'add-iteration', ...body },
      data: { part: body.part, activation: body.activation },
    });
    return outcome.ok ? { ok: true, body: {} } : outcome;
  },
});
