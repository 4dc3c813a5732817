import { hasRight } from '../../../auth/policies/index.ts';
import { resolveIncident as resolve } from '../../../usecases/incidents/resolve.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { nothing } from '../../schemas/common.ts';
import { resolveIncident } from '../../schemas/operation.ts';

export const postIncidentResolve = route({
  method: 'post',
  path: '/incidents/:id/resolve',
  summary: 'Repair an incident; its element goes on',
  params: idParams,
  body: resolveIncident,
  reply: nothing,
  access: hasRight('operations.manage'),
  audit: 'incident.resolved',
  limit: perUser('administration'),
  async handle(request) {
    const { variables } = request.body;
    const outcome = await resolve(request, { id: Number(request.params.id), variables });
    return outcome.ok ? { ok: true, body: {} } : outcome;
  },
});
