import { signedIn } from '../../../auth/policies/index.ts';
import { listMyCases } from '../../../usecases/cases/list.ts';
import { pageRequest } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { casePage, caseQuery } from '../../schemas/case.ts';

export const getCases = route({
  method: 'get',
  path: '/cases',
  summary: 'Cases that the person may see',
  query: caseQuery,
  reply: casePage,
  access: signedIn,
  limit: perUser('reads'),
  async handle(request) {
    const asked = pageRequest(request.query);
    if (!asked.ok) return asked;
    return { ok: true, body: await listMyCases(request, request.query, asked.page) };
  },
});
