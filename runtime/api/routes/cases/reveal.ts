import { caseVisible } from '../../../auth/policies/index.ts';
import { revealValue } from '../../../usecases/cases/reveal.ts';
import { mutableValue } from '../../../usecases/tasks/read.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { reveal, revealed } from '../../schemas/case.ts';

export const postCaseReveal = route({
  method: 'post',
  path: '/cases/:id/reveal',
  summary: 'Show one personal value in clear, with a reason',
  params: idParams,
  body: reveal,
  reply: revealed,
  access: caseVisible('personal.reveal'),
  audit: 'value.revealed',
  limit: perUser('reveal'),
  async handle(request) {
    const { body, params } = request;
    const found = await revealValue(request, { caseId: Number(params.id), ...body });
    return found.ok ? { ok: true, body: { value: mutableValue(found.answer) } } : found;
  },
});
