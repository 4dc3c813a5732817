import { anyone } from '../../../auth/policies/anyone.ts';
import { endSession } from '../../../usecases/session/end-sessions.ts';
import { signIn } from '../../../usecases/session/sign-in.ts';
import { sessionCookie, writeCookie } from '../../cookies.ts';
import { perAddress, route } from '../../route.ts';
import { me, signIn as signInBody } from '../../schemas/session.ts';
import { meOf } from '../me/me-of.ts';

/** A new session with a token of its own, whatever cookie came; the one before it ends. */
export const postSession = route({
  method: 'post',
  path: '/sessions',
  summary: 'Sign in',
  body: signInBody,
  reply: me,
  access: anyone,
  audit: 'session.started',
  limit: perAddress('sign-in'),
  async handle({ body, principal, session, secure, services }) {
    const signedIn = await signIn(services, {
      login: body.login,
      password: body.password,
      code: body.code ?? null,
      address: principal.actor.address ?? '',
    });
    if (!signedIn.ok) return signedIn;
    const person = services.organisation.person(signedIn.user);
    const found = services.organisation.principal(signedIn.user);
    if (person === null || found === null) {
      return { ok: false, code: 'sign-in-failed', detail: 'Expected an account in use' };
    }
    if (session !== null) await endSession(services, principal.actor, session);
    const maxAgeS = Math.floor(services.config.session.absoluteMs / 1000);
    const cookie = writeCookie(sessionCookie, signedIn.token, { secure, maxAgeS });
    const reply = meOf(person, found, services.organisation);
    return { ok: true, body: reply, headers: { 'Set-Cookie': cookie } };
  },
});
