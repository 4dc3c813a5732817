import { hasRight } from '../../../auth/policies/right.ts';
import { createUser } from '../../../usecases/organisation/users.ts';
import { perUser, route } from '../../route.ts';
import { createdUser, createUser as createUserBody } from '../../schemas/organisation.ts';
import { membershipOf } from './view.ts';

/** The random password is in this one reply; the stored answer of the idempotency key lacks it. */
export const postUser = route({
  method: 'post',
  path: '/users',
  summary: 'Add a user; the reply tells the password once',
  body: createUserBody,
  reply: createdUser,
  status: 201,
  access: hasRight('user.manage'),
  audit: 'user.created',
  idempotent: true,
  limit: perUser('administration'),
  async handle({ body, principal, services, idempotency }) {
    const user = {
      login: body.login,
      name: body.name,
      language: body.language === 'en' ? ('en' as const) : ('zh' as const),
      canSignIn: true,
      posts: [],
      roles: [],
      groups: [],
      ...membershipOf(body),
    };
    const created = await createUser(services, principal.actor, user, idempotency ?? undefined);
    if (!created.ok) return created;
    const { id, password } = created.answer;
    return { ok: true, body: { id: String(id), password } };
  },
});
