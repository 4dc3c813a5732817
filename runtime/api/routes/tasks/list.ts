import { signedIn } from '../../../auth/policies/index.ts';
import { listTasks as list } from '../../../usecases/tasks/list.ts';
import { pageRequest } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { taskPage, taskQuery } from '../../schemas/task.ts';

export const getTasks = route({
  method: 'get',
  path: '/tasks',
  summary: 'A work list of the person: assigned, claimable or done',
  query: taskQuery,
  reply: taskPage,
  access: signedIn,
  limit: perUser('reads'),
  async handle(request) {
    const asked = pageRequest(request.query);
    if (!asked.ok) return asked;
    const { list: name, q } = request.query;
    return { ok: true, body: await list(request, { ...asked.page, list: name, q }) };
  },
});
