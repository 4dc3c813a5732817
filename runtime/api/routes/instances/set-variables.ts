import { hasRight } from '../../../auth/policies/index.ts';
import { operateInstance } from '../../../usecases/instances/operate.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { nothing } from '../../schemas/common.ts';
import { setVariables } from '../../schemas/instance.ts';

export const postInstanceVariables = route({
  method: 'post',
  path: '/instances/:id/variables',
  summary: 'Set variables of a process or of a scope in it',
  params: idParams,
  body: setVariables,
  reply: nothing,
  access: hasRight('operations.manage'),
  audit: 'instance.variables-set',
  idempotent: true,
  limit: perUser('administration'),
  async handle(request) {
    const instance = Number(request.params.id);
    const { body } = request;
    const outcome = await operateInstance(request, {
      instance,
      name: 'instance.variables-set',
      event: { kind: 'set-variables', ...body },
      data: { part: body.part, names: Object.keys(body.variables) },
    });
    return outcome.ok ? { ok: true, body: {} } : outcome;
  },
});
