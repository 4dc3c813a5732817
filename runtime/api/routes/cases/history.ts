import { caseVisible } from '../../../auth/policies/index.ts';
import { readHistory } from '../../../usecases/cases/history.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { history } from '../../schemas/case.ts';

export const getCaseHistory = route({
  method: 'get',
  path: '/cases/:id/history',
  summary: 'What happened to a case, line by line',
  params: idParams,
  reply: history,
  access: caseVisible(),
  limit: perUser('reads'),
  async handle(request) {
    const found = await readHistory(request, Number(request.params.id));
    return found.ok ? { ok: true, body: found.answer } : found;
  },
});
