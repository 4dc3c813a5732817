import type { Id } from '@liandong/engine';
import type { Principal, Right, Scope } from '../auth/principal.ts';
import type { Person, Role, Unit } from './model.ts';

/** Rights without which a role's data scope means nothing. */
const readingRights: readonly Right[] = ['case.read', 'order.read'];

/** A role as a person holds it: through a post in a unit, or given directly. */
interface Holding {
  readonly role: Role;
  readonly units: readonly Id[];
  readonly named: readonly Id[];
}

function holdings(person: Person, role: (id: string) => Role | null): Holding[] {
  const ownUnits = person.posts.map((post) => post.unit);
  const all: Holding[] = [];
  for (const post of person.posts) {
    const found = role(post.role);
    if (found !== null) all.push({ role: found, units: [post.unit], named: [] });
  }
  for (const given of person.roles) {
    const found = role(given.role);
    if (found !== null) all.push({ role: found, units: ownUnits, named: given.units });
  }
  return all;
}

/** The widest of what the roles give together. */
function scopeOf(held: readonly Holding[], unit: (id: Id) => Unit | null): Scope {
  const units = new Set<Id>();
  const below = new Set<string>();
  for (const { role, units: own, named } of held) {
    if (!role.rights.some((right) => readingRights.includes(right))) continue;
    if (role.scope === 'all') return { kind: 'all' };
    if (role.scope === 'unit') for (const id of own) units.add(id);
    if (role.scope === 'named') for (const id of named) units.add(id);
    if (role.scope === 'unit-below') {
      for (const id of own) {
        const found = unit(id);
        if (found !== null) below.add(found.path);
      }
    }
  }
  if (units.size === 0 && below.size === 0) return { kind: 'own' };
  return { kind: 'units', units: [...units], below: [...below] };
}

/** Everything of a principal that does not depend on the session. */
export function principalOf(
  person: Person,
  role: (id: string) => Role | null,
  unit: (id: Id) => Unit | null,
): Principal {
  const held = holdings(person, role);
  const roles = [...new Set(held.map((holding) => holding.role.id))];
  const { id, name, login, language } = person;
  const keys = [
    `user:${id}`,
    ...roles.map((name) => `role:${name}`),
    ...person.posts.flatMap((post) => [`unit:${post.unit}`, `unit-role:${post.unit}:${post.role}`]),
    ...person.groups.map((group) => `group:${group}`),
  ];
  return {
    kind: 'user',
    id,
    login,
    name,
    language,
    roles,
    rights: new Set(held.flatMap((holding) => holding.role.rights)),
    scope: scopeOf(held, unit),
    posts: person.posts.map((post) => ({ unit: post.unit, role: post.role, head: post.head })),
    candidateKeys: [...new Set(keys)],
    actor: { kind: 'user', id, name, session: null, address: null },
    idempotencyScope: `user:${id}`,
  };
}
