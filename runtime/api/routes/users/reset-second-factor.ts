import { z } from 'zod';
import { hasRight } from '../../../auth/policies/right.ts';
import { resetSecondFactor } from '../../../usecases/session/second-factor.ts';
import { perUser, route } from '../../route.ts';
import { id, nothing } from '../../schemas/common.ts';

export const postUserSecondFactor = route({
  method: 'post',
  path: '/users/:id/reset-second-factor',
  summary: 'Take a lost authenticator away; the sessions end',
  params: z.strictObject({ id }),
  reply: nothing,
  status: 204,
  access: hasRight('user.manage'),
  audit: 'second-factor.reset',
  limit: perUser('administration'),
  async handle({ params, principal, services }) {
    const reset = await resetSecondFactor(services, principal.actor, Number(params.id));
    return reset.ok ? { ok: true, body: {} } : reset;
  },
});
