import { caseVisible } from '../../../auth/policies/index.ts';
import { replyTo } from '../../../usecases/supervision/list.ts';
import { supervise as superviseCase } from '../../../usecases/supervision/supervise.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { order, supervise } from '../../schemas/case.ts';

export const postCaseSupervise = route({
  method: 'post',
  path: '/cases/:id/supervise',
  summary: 'Open a supervision order of the person’s level',
  params: idParams,
  body: supervise,
  reply: order,
  status: 201,
  access: caseVisible('supervise.L1', 'supervise.L2', 'supervise.L3'),
  audit: 'order.opened',
  idempotent: true,
  limit: perUser('commands'),
  async handle(request) {
    const { body, params } = request;
    const opened = { caseId: Number(params.id), reason: body.reason };
    const outcome = await superviseCase(request, opened);
    return outcome.ok ? { ok: true, body: await replyTo(request, outcome.answer) } : outcome;
  },
});
