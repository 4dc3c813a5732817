import { hasRight } from '../../../auth/policies/index.ts';
import { migrateDefinition } from '../../../usecases/definitions/operate.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { bulkStarted, migrateInstances } from '../../schemas/definition.ts';

export const postDefinitionMigrate = route({
  method: 'post',
  path: '/definitions/:id/migrate',
  summary: 'Take all instances of a version to another one',
  params: idParams,
  body: migrateInstances,
  reply: bulkStarted,
  status: 202,
  access: hasRight('operations.manage'),
  audit: 'definition.migrated',
  idempotent: true,
  bodyLimit: 1024 * 1024,
  limit: perUser('administration'),
  async handle(request) {
    const { body, params } = request;
    const order = { definition: Number(params.id), to: Number(body.to), plan: body.plan };
    const outcome = await migrateDefinition(request, order);
    return outcome.ok ? { ok: true, body: outcome.answer } : outcome;
  },
});
