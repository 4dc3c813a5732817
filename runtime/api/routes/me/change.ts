import { signedIn } from '../../../auth/policies/signed-in.ts';
import { userOf } from '../../../auth/scope.ts';
import { changeAccount } from '../../../usecases/session/change-account.ts';
import { perUser, route } from '../../route.ts';
import { changeMe, me } from '../../schemas/session.ts';
import { meOf } from './me-of.ts';

export const patchMe = route({
  method: 'patch',
  path: '/me',
  summary: 'Change my settings',
  body: changeMe,
  reply: me,
  access: signedIn,
  beforeNewPassword: true,
  audit: 'user.language-chosen',
  limit: perUser('commands'),
  async handle({ body, principal, services }) {
    const user = userOf(principal);
    const changed = await changeAccount(services, {
      name: 'change-me',
      actor: principal.actor,
      user,
      set: () => ({ language: body.language === 'en' ? 'en' : 'zh' }),
      audit: { action: 'user.language-chosen', object: { type: 'user', id: String(user) } },
    });
    if (!changed.ok) return changed;
    const person = services.organisation.person(user);
    if (person === null) return { ok: false, code: 'not-found', detail: 'Expected my account' };
    return { ok: true, body: meOf(person, principal, services.organisation) };
  },
});
