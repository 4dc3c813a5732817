import { hasRight } from '../../../auth/policies/index.ts';
import { readInstance } from '../../../usecases/instances/read.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { instanceDetail } from '../../schemas/instance.ts';

export const getInstance = route({
  method: 'get',
  path: '/instances/:id',
  summary: 'Where an instance stands, what it passed, what is wrong with it',
  params: idParams,
  reply: instanceDetail,
  access: hasRight('operations.manage'),
  limit: perUser('administration'),
  async handle(request) {
    const found = await readInstance(request, Number(request.params.id));
    return found.ok ? { ok: true, body: found.answer } : found;
  },
});
