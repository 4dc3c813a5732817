import { hasRight } from '../../../auth/policies/index.ts';
import { enterCase } from '../../../usecases/cases/enter.ts';
import { perUser, route } from '../../route.ts';
import { created, intake } from '../../schemas/case.ts';

export const postCase = route({
  method: 'post',
  path: '/cases',
  summary: 'Enter a case for somebody who calls or comes',
  body: intake,
  reply: created,
  status: 201,
  access: hasRight('case.intake'),
  audit: 'case.entered',
  idempotent: true,
  bodyLimit: 256 * 1024,
  limit: perUser('commands'),
  async handle(request) {
    const outcome = await enterCase(request, request.body);
    if (!outcome.ok) return outcome;
    const { id, number, tasks } = outcome.answer;
    const keys = request.principal.candidateKeys;
    const mine = tasks.find(({ principals }) => principals.some((key) => keys.includes(key)));
    return { ok: true, body: { id, number, taskId: mine?.id ?? null } };
  },
});
