import { taskWorkable } from '../../../auth/policies/index.ts';
import { saveDraft } from '../../../usecases/tasks/save-draft.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { claimed, draft } from '../../schemas/task.ts';

export const putTaskDraft = route({
  method: 'put',
  path: '/tasks/:id/draft',
  summary: 'Keep what was filled in so far',
  params: idParams,
  body: draft,
  reply: claimed,
  access: taskWorkable,
  audit: 'task.draft-saved',
  bodyLimit: 256 * 1024,
  limit: perUser('commands'),
  async handle(request) {
    const { body, params } = request;
    const outcome = await saveDraft(request, { taskId: Number(params.id), fields: body.fields });
    return outcome.ok ? { ok: true, body: outcome.answer } : outcome;
  },
});
