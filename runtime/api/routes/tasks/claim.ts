import { hasRight } from '../../../auth/policies/index.ts';
import { claimTask } from '../../../usecases/tasks/claim.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { claimed } from '../../schemas/task.ts';

/** Those it was offered to learn that somebody else was faster; nobody else learns of the task. */
export const postTaskClaim = route({
  method: 'post',
  path: '/tasks/:id/claim',
  summary: 'Claim an offered task',
  params: idParams,
  reply: claimed,
  access: hasRight('task.work'),
  audit: 'task.claimed',
  idempotent: true,
  limit: perUser('commands'),
  async handle(request) {
    const outcome = await claimTask(request, Number(request.params.id));
    return outcome.ok ? { ok: true, body: outcome.answer } : outcome;
  },
});
