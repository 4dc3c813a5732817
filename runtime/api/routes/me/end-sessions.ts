import { signedIn } from '../../../auth/policies/signed-in.ts';
import { userOf } from '../../../auth/scope.ts';
import { endSessions } from '../../../usecases/session/end-sessions.ts';
import { perUser, route } from '../../route.ts';
import { nothing } from '../../schemas/common.ts';

export const deleteMySessions = route({
  method: 'delete',
  path: '/me/sessions',
  summary: 'End my other sessions',
  reply: nothing,
  status: 204,
  access: signedIn,
  audit: 'sessions.ended',
  limit: perUser('commands'),
  async handle({ principal, session, services }) {
    const ended = await endSessions(services, principal.actor, userOf(principal), session);
    return ended.ok ? { ok: true, body: {} } : ended;
  },
});
