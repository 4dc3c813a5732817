import { hasRight } from '../../../auth/policies/index.ts';
import { readOperation } from '../../../usecases/definitions/read.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { bulkOperation } from '../../schemas/definition.ts';

export const getBulkOperation = route({
  method: 'get',
  path: '/bulk-operations/:id',
  summary: 'How far an operation on all instances of a version is',
  params: idParams,
  reply: bulkOperation,
  access: hasRight('operations.manage'),
  limit: perUser('administration'),
  async handle(request) {
    const found = await readOperation(request, Number(request.params.id));
    return found.ok ? { ok: true, body: found.answer } : found;
  },
});
