import { taskWorkable } from '../../../auth/policies/index.ts';
import { completeTask } from '../../../usecases/tasks/complete.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { complete, completed } from '../../schemas/task.ts';

export const postTaskComplete = route({
  method: 'post',
  path: '/tasks/:id/complete',
  summary: 'Complete a task with its form and outcome',
  params: idParams,
  body: complete,
  reply: completed,
  access: taskWorkable,
  audit: 'task.completed',
  idempotent: true,
  bodyLimit: 256 * 1024,
  limit: perUser('commands'),
  async handle(request) {
    const { body, params } = request;
    const outcome = await completeTask(request, {
      taskId: Number(params.id),
      outcome: body.outcome,
      fields: body.fields,
      opinion: body.opinion || null,
    });
    return outcome.ok ? { ok: true, body: outcome.answer } : outcome;
  },
});
