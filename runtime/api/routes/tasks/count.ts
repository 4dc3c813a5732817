import { signedIn } from '../../../auth/policies/index.ts';
import { countMyTasks } from '../../../usecases/tasks/list.ts';
import { perUser, route } from '../../route.ts';
import { taskCounts } from '../../schemas/task.ts';

export const getTaskCounts = route({
  method: 'get',
  path: '/tasks/counts',
  summary: 'How many lines each work list has',
  reply: taskCounts,
  access: signedIn,
  limit: perUser('reads'),
  async handle(request) {
    return { ok: true, body: await countMyTasks(request) };
  },
});
