import { taskWorkable } from '../../../auth/policies/index.ts';
import { readTask } from '../../../usecases/tasks/read.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { taskDetail } from '../../schemas/task.ts';

export const getTask = route({
  method: 'get',
  path: '/tasks/:id',
  summary: 'A task with its form and what the reader may do',
  params: idParams,
  reply: taskDetail,
  access: taskWorkable,
  limit: perUser('reads'),
  async handle(request) {
    const found = await readTask(request, Number(request.params.id));
    return found.ok ? { ok: true, body: found.answer } : found;
  },
});
