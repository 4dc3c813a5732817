import { hasRight } from '../../../auth/policies/index.ts';
import { suspendDefinition } from '../../../usecases/definitions/operate.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { bulkStarted } from '../../schemas/definition.ts';

export const postDefinitionResume = route({
  method: 'post',
  path: '/definitions/:id/resume',
  summary: 'Let a suspended version and its instances go on',
  params: idParams,
  reply: bulkStarted,
  status: 202,
  access: hasRight('operations.manage'),
  audit: 'definition.resumed',
  idempotent: true,
  limit: perUser('administration'),
  async handle(request) {
    const order = { definition: Number(request.params.id), kind: 'resume' } as const;
    const outcome = await suspendDefinition(request, order);
    return outcome.ok ? { ok: true, body: outcome.answer } : outcome;
  },
});
