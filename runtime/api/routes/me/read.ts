import { signedIn } from '../../../auth/policies/signed-in.ts';
import { userOf } from '../../../auth/scope.ts';
import { perUser, route } from '../../route.ts';
import { me } from '../../schemas/session.ts';
import { meOf } from './me-of.ts';

export const getMe = route({
  method: 'get',
  path: '/me',
  summary: 'Who I am and what I may do',
  reply: me,
  access: signedIn,
  beforeNewPassword: true,
  limit: perUser('reads'),
  async handle({ principal, services: { organisation } }) {
    const person = organisation.person(userOf(principal));
    if (person === null) return { ok: false, code: 'not-found', detail: 'Expected my account' };
    return { ok: true, body: meOf(person, principal, organisation) };
  },
});
