import { hasRight } from '../../../auth/policies/index.ts';
import { restartInstance } from '../../../usecases/instances/restart.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { restartInstance as restart, restarted } from '../../schemas/instance.ts';

export const postInstanceRestart = route({
  method: 'post',
  path: '/instances/:id/restart',
  summary: 'Do an ended instance again from given steps',
  params: idParams,
  body: restart,
  reply: restarted,
  status: 201,
  access: hasRight('operations.manage'),
  audit: 'instance.restarted',
  idempotent: true,
  limit: perUser('administration'),
  async handle(request) {
    const { body, params } = request;
    const outcome = await restartInstance(request, { instance: Number(params.id), ...body });
    return outcome.ok ? { ok: true, body: outcome.answer } : outcome;
  },
});
