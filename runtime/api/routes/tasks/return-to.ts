import { taskWorkable } from '../../../auth/policies/index.ts';
import { returnTask } from '../../../usecases/tasks/return-to.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { completed, returnTo } from '../../schemas/task.ts';

export const postTaskReturn = route({
  method: 'post',
  path: '/tasks/:id/return-to',
  summary: 'Return the work to a step that was passed',
  params: idParams,
  body: returnTo,
  reply: completed,
  access: taskWorkable,
  audit: 'task.returned',
  idempotent: true,
  limit: perUser('commands'),
  async handle(request) {
    const { body, params } = request;
    const outcome = await returnTask(request, { taskId: Number(params.id), ...body });
    return outcome.ok ? { ok: true, body: outcome.answer } : outcome;
  },
});
