import { hasRight } from '../../../auth/policies/right.ts';
import { perUser, route } from '../../route.ts';
import { roles } from '../../schemas/organisation.ts';

/** Designers name roles in processes, administrators give them to people. */
export const getRoles = route({
  method: 'get',
  path: '/roles',
  summary: 'Roles with their rights',
  reply: roles,
  access: hasRight('organisation.manage', 'user.manage', 'pack.design'),
  limit: perUser('reads'),
  async handle({ services: { organisation } }) {
    const items = organisation.roles().map((role) => ({ ...role, rights: [...role.rights] }));
    return { ok: true, body: { items } };
  },
});
