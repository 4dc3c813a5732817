import { hasRight } from '../../../auth/policies/index.ts';
import { migrateInstance } from '../../../usecases/instances/migrate.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { migrated, migrateInstance as migration } from '../../schemas/instance.ts';

export const postInstanceMigrate = route({
  method: 'post',
  path: '/instances/:id/migrate',
  summary: 'Take an instance to another version of its process, or try it',
  params: idParams,
  body: migration,
  reply: migrated,
  access: hasRight('operations.manage'),
  audit: 'instance.migrated',
  idempotent: true,
  bodyLimit: 1024 * 1024,
  limit: perUser('administration'),
  async handle(request) {
    const { body, params } = request;
    const order = { ...body, instance: Number(params.id), to: Number(body.to) };
    const outcome = await migrateInstance(request, order);
    if (!outcome.ok) return outcome;
    const { problems, ...answer } = outcome.answer;
    return { ok: true, body: { ...answer, problems: [...problems] } };
  },
});
