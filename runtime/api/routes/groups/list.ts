import { hasRight } from '../../../auth/policies/right.ts';
import { perUser, route } from '../../route.ts';
import { groups } from '../../schemas/organisation.ts';

export const getGroups = route({
  method: 'get',
  path: '/groups',
  summary: 'Groups of users',
  reply: groups,
  access: hasRight('organisation.manage', 'user.manage', 'pack.design'),
  limit: perUser('reads'),
  async handle({ services: { organisation } }) {
    const items = organisation
      .groups()
      .map(({ id, name, users }) => ({ id: String(id), name, users: users.map(String) }));
    return { ok: true, body: { items } };
  },
});
