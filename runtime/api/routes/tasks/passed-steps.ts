import { taskWorkable } from '../../../auth/policies/index.ts';
import { readPassedSteps } from '../../../usecases/tasks/passed-steps.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { passedSteps } from '../../schemas/task.ts';

export const getPassedSteps = route({
  method: 'get',
  path: '/tasks/:id/passed-steps',
  summary: 'The steps that a task may be returned to',
  params: idParams,
  reply: passedSteps,
  access: taskWorkable,
  limit: perUser('reads'),
  async handle(request) {
    const found = await readPassedSteps(request, Number(request.params.id));
    return found.ok ? { ok: true, body: found.answer } : found;
  },
});
