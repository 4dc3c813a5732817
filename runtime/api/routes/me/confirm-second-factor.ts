import { signedIn } from '../../../auth/policies/signed-in.ts';
import { userOf } from '../../../auth/scope.ts';
import { confirmSecondFactor } from '../../../usecases/session/second-factor.ts';
import { perUser, route } from '../../route.ts';
import { nothing } from '../../schemas/common.ts';
import { secondFactorCode } from '../../schemas/session.ts';

export const postSecondFactorConfirm = route({
  method: 'post',
  path: '/me/second-factor/confirm',
  summary: 'Put the authenticator in use with its first code',
  body: secondFactorCode,
  reply: nothing,
  status: 204,
  access: signedIn,
  audit: 'second-factor.confirmed',
  limit: perUser('sign-in'),
  async handle({ body, principal, session, services }) {
    const { actor } = principal;
    const given = { code: body.code, session };
    const confirmed = await confirmSecondFactor(services, actor, userOf(principal), given);
    return confirmed.ok ? { ok: true, body: {} } : confirmed;
  },
});
