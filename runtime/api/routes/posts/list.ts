import { hasRight } from '../../../auth/policies/right.ts';
import { perUser, route } from '../../route.ts';
import { postQuery, posts } from '../../schemas/organisation.ts';

export const getPosts = route({
  method: 'get',
  path: '/posts',
  summary: 'Posts of the units',
  query: postQuery,
  reply: posts,
  access: hasRight('organisation.manage', 'user.manage'),
  limit: perUser('reads'),
  async handle({ query, services: { organisation } }) {
    const unit = query['filter[unit]'];
    const items = organisation
      .posts()
      .filter((post) => unit === undefined || post.unit === Number(unit))
      .map(({ id, unit: of, name, role, quota, head }) => ({
        id: String(id),
        unit: String(of),
        name,
        role,
        quota,
        head,
        holders: organisation.holders(id),
      }));
    return { ok: true, body: { items } };
  },
});
