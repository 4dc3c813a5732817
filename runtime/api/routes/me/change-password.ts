import { signedIn } from '../../../auth/policies/signed-in.ts';
import { userOf } from '../../../auth/scope.ts';
import { changePassword } from '../../../usecases/session/change-password.ts';
import { perUser, route } from '../../route.ts';
import { nothing } from '../../schemas/common.ts';
import { changePassword as changePasswordBody } from '../../schemas/session.ts';

export const postPassword = route({
  method: 'post',
  path: '/me/password',
  summary: 'Change my password; my other sessions end',
  body: changePasswordBody,
  reply: nothing,
  status: 204,
  access: signedIn,
  beforeNewPassword: true,
  audit: 'password.changed',
  limit: perUser('sign-in'),
  async handle({ body, principal, session, services }) {
    const { actor } = principal;
    const changed = await changePassword(services, actor, userOf(principal), { ...body, session });
    return changed.ok ? { ok: true, body: {} } : changed;
  },
});
