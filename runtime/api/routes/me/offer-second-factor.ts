import { signedIn } from '../../../auth/policies/signed-in.ts';
import { userOf } from '../../../auth/scope.ts';
import { offerSecondFactor } from '../../../usecases/session/second-factor.ts';
import { perUser, route } from '../../route.ts';
import { secondFactorOffer } from '../../schemas/session.ts';

export const postSecondFactor = route({
  method: 'post',
  path: '/me/second-factor',
  summary: 'Offer an authenticator secret',
  reply: secondFactorOffer,
  access: signedIn,
  audit: 'second-factor.offered',
  limit: perUser('sign-in'),
  async handle({ principal, services }) {
    const { actor, login } = principal;
    const offered = await offerSecondFactor(services, actor, userOf(principal), login);
    return offered.ok ? { ok: true, body: offered.answer } : offered;
  },
});
