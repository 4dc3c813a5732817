import { z } from 'zod';
import { hasRight } from '../../../auth/policies/right.ts';
import { resetPassword } from '../../../usecases/session/change-password.ts';
import { perUser, route } from '../../route.ts';
import { id } from '../../schemas/common.ts';
import { newPassword } from '../../schemas/organisation.ts';

export const postUserPassword = route({
  method: 'post',
  path: '/users/:id/reset-password',
  summary: 'Give a user a new random password, told once; the sessions end',
  params: z.strictObject({ id }),
  reply: newPassword,
  access: hasRight('user.manage'),
  audit: 'password.reset',
  limit: perUser('administration'),
  async handle({ params, principal, services }) {
    const reset = await resetPassword(services, principal.actor, Number(params.id));
    return reset.ok ? { ok: true, body: reset.answer } : reset;
  },
});
