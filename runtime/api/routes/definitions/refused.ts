import { hasRight } from '../../../auth/policies/index.ts';
import { listRefused } from '../../../usecases/definitions/read.ts';
import { idParams, pageRequest } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { definitionQuery, refusedInstances } from '../../schemas/definition.ts';

export const getRefusedInstances = route({
  method: 'get',
  path: '/bulk-operations/:id/refused',
  summary: 'Instances that an operation could not be done to, with the reasons',
  params: idParams,
  query: definitionQuery,
  reply: refusedInstances,
  access: hasRight('operations.manage'),
  limit: perUser('administration'),
  async handle(request) {
    const asked = pageRequest(request.query);
    if (!asked.ok) return asked;
    return { ok: true, body: await listRefused(request, Number(request.params.id), asked.page) };
  },
});
