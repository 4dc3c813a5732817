import { taskWorkable } from '../../../auth/policies/index.ts';
import { unclaimTask } from '../../../usecases/tasks/unclaim.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { claimed } from '../../schemas/task.ts';

export const postTaskUnclaim = route({
  method: 'post',
  path: '/tasks/:id/unclaim',
  summary: 'Give a claimed task back',
  params: idParams,
  reply: claimed,
  access: taskWorkable,
  audit: 'task.unclaimed',
  idempotent: true,
  limit: perUser('commands'),
  async handle(request) {
    const outcome = await unclaimTask(request, Number(request.params.id));
    return outcome.ok ? { ok: true, body: outcome.answer } : outcome;
  },
});
