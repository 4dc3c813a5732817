import { hasRight } from '../../../auth/policies/index.ts';
import { proposeMigration } from '../../../usecases/definitions/read.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { proposedMigration, targetQuery } from '../../schemas/definition.ts';

export const getMigrationPlan = route({
  method: 'get',
  path: '/definitions/:id/migration-plan',
  summary: 'The generated plan to another version, with what it leaves out and why',
  params: idParams,
  query: targetQuery,
  reply: proposedMigration,
  access: hasRight('operations.manage'),
  limit: perUser('administration'),
  async handle(request) {
    const ids = { from: Number(request.params.id), to: Number(request.query.to) };
    const found = await proposeMigration(request, ids);
    return found.ok ? { ok: true, body: found.answer } : found;
  },
});
