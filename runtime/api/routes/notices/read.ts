import { signedIn } from '../../../auth/policies/index.ts';
import { readNotice } from '../../../usecases/notices/read.ts';
import { idParams } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { nothing } from '../../schemas/common.ts';

export const postNoticeRead = route({
  method: 'post',
  path: '/notices/:id/read',
  summary: 'Mark a notice as read',
  params: idParams,
  reply: nothing,
  access: signedIn,
  audit: 'notice.read',
  limit: perUser('commands'),
  async handle(request) {
    const outcome = await readNotice(request, Number(request.params.id));
    return outcome.ok ? { ok: true, body: {} } : outcome;
  },
});
