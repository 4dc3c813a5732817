import { caseVisible } from '../../../auth/policies/index.ts';
import { proposeSupervision } from '../../../usecases/supervision/propose.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { superviseProposal } from '../../schemas/case.ts';

export const getSupervisionProposal = route({
  method: 'get',
  path: '/cases/:id/supervision-proposal',
  summary: 'Level, reason and deadline of an order before it is confirmed',
  params: idParams,
  reply: superviseProposal,
  access: caseVisible('supervise.L1', 'supervise.L2', 'supervise.L3'),
  limit: perUser('reads'),
  async handle(request) {
    const found = await proposeSupervision(request, Number(request.params.id));
    return found.ok ? { ok: true, body: found.answer } : found;
  },
});
