import { signedIn } from '../../../auth/policies/signed-in.ts';
import { endSession } from '../../../usecases/session/end-sessions.ts';
import { sessionCookie, writeCookie } from '../../cookies.ts';
import { perUser, route } from '../../route.ts';
import { nothing } from '../../schemas/common.ts';

export const deleteSession = route({
  method: 'delete',
  path: '/sessions/current',
  summary: 'Sign out',
  reply: nothing,
  status: 204,
  access: signedIn,
  beforeNewPassword: true,
  audit: 'session.ended',
  limit: perUser('commands'),
  async handle({ principal, session, secure, services }) {
    if (session !== null) {
      const ended = await endSession(services, principal.actor, session);
      if (!ended.ok) return ended;
      if (principal.id !== null) services.sessions.forget(principal.id);
    }
    const gone = writeCookie(sessionCookie, '', { secure, maxAgeS: 0 });
    return { ok: true, body: {}, headers: { 'Set-Cookie': gone } };
  },
});
