import { hasRight } from '../../../auth/policies/index.ts';
import { listOpenIncidents } from '../../../usecases/incidents/list.ts';
import { pageRequest } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { incidentPage, incidentQuery } from '../../schemas/operation.ts';

export const getIncidents = route({
  method: 'get',
  path: '/incidents',
  summary: 'Incidents that wait for a repair',
  query: incidentQuery,
  reply: incidentPage,
  access: hasRight('operations.manage'),
  limit: perUser('administration'),
  async handle(request) {
    const asked = pageRequest(request.query);
    if (!asked.ok) return asked;
    return { ok: true, body: await listOpenIncidents(request, asked.page) };
  },
});
