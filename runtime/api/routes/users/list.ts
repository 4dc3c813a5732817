import { hasRight } from '../../../auth/policies/right.ts';
import type { Person } from '../../../org/model.ts';
import { readCursor, writeCursor } from '../../../store/queries/keyset.ts';
import { perUser, route } from '../../route.ts';
import { userPage, userQuery } from '../../schemas/organisation.ts';
import { userView } from './view.ts';

function holds(person: Person, role: string): boolean {
  return (
    person.posts.some((post) => post.role === role) ||
    person.roles.some((given) => given.role === role)
  );
}

export const getUsers = route({
  method: 'get',
  path: '/users',
  summary: 'Users by id',
  query: userQuery,
  reply: userPage,
  access: hasRight('user.manage'),
  limit: perUser('reads'),
  async handle({ query, services: { organisation } }) {
    const after = readCursor(query.after);
    if (after === undefined) {
      return { ok: false, code: 'bad-request', detail: 'Expected a cursor of this list' };
    }
    const unit = query['filter[unit]'];
    const role = query['filter[role]'];
    const word = query.q?.trim().toLowerCase() ?? '';
    const found = organisation
      .people()
      .filter(
        (person) =>
          (unit === undefined || person.posts.some((post) => post.unit === Number(unit))) &&
          (role === undefined || holds(person, role)) &&
          `${person.login}\n${person.name}`.toLowerCase().includes(word),
      );
    const rest = found.filter((person) => person.id > (after?.id ?? 0));
    const items = rest.slice(0, query.limit);
    const last = items.at(-1);
    const more = rest.length > query.limit && last !== undefined;
    const next = writeCursor(more ? { value: null, id: last.id } : null);
    const total = found.length > 10_000 ? ('10000+' as const) : found.length;
    return { ok: true, body: { items: items.map(userView), next, total } };
  },
});
