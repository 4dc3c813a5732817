import { caseVisible } from '../../../auth/policies/index.ts';
import { readCase } from '../../../usecases/cases/read.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { caseDetail } from '../../schemas/case.ts';

export const getCase = route({
  method: 'get',
  path: '/cases/:id',
  summary: 'A case with its form, clocks, orders, tasks and files',
  params: idParams,
  reply: caseDetail,
  access: caseVisible(),
  limit: perUser('reads'),
  async handle(request) {
    const found = await readCase(request, Number(request.params.id));
    return found.ok ? { ok: true, body: found.answer } : found;
  },
});
