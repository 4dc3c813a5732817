import { z } from 'zod';
import { signedIn } from '../../../auth/policies/index.ts';
import { myNotices } from '../../../usecases/notices/list.ts';
import { pageRequest } from '../../params.ts';
import { perUser, route } from '../../route.ts';
import { paging } from '../../schemas/common.ts';
import { noticePage } from '../../schemas/notice.ts';

export const getNotices = route({
  method: 'get',
  path: '/notices',
  summary: 'Notices of the person, newest first',
  query: z.strictObject({ ...paging, unread: z.enum(['0', '1']).default('0') }),
  reply: noticePage,
  access: signedIn,
  limit: perUser('reads'),
  async handle(request) {
    const asked = pageRequest(request.query);
    if (!asked.ok) return asked;
    const unreadOnly = request.query.unread === '1';
    return { ok: true, body: await myNotices(request, { ...asked.page, unreadOnly }) };
  },
});
