import { caseVisible } from '../../../auth/policies/index.ts';
import { readDiagram } from '../../../usecases/cases/diagram.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { diagram } from '../../schemas/case.ts';

export const getCaseDiagram = route({
  method: 'get',
  path: '/cases/:id/diagram',
  summary: 'The model that a case runs, with its present and completed steps',
  params: idParams,
  reply: diagram,
  access: caseVisible(),
  limit: perUser('reads'),
  async handle(request) {
    const found = await readDiagram(request, Number(request.params.id));
    return found.ok ? { ok: true, body: found.answer } : found;
  },
});
