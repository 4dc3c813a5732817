import { hasRight } from '../../../auth/policies/index.ts';
import { listDefinitions } from '../../../usecases/definitions/read.ts';
import { pageRequest } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { definitionPage, definitionQuery } from '../../schemas/definition.ts';

export const getDefinitions = route({
  method: 'get',
  path: '/definitions',
  summary: 'Published versions of processes, the newest first',
  query: definitionQuery,
  reply: definitionPage,
  access: hasRight('operations.manage'),
  limit: perUser('administration'),
  async handle(request) {
    const asked = pageRequest(request.query);
    if (!asked.ok) return asked;
    return { ok: true, body: await listDefinitions(request, asked.page) };
  },
});
