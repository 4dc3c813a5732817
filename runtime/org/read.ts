import type { Id } from '@liandong/engine';
import { type Right, rights } from '../auth/principal.ts';
import type { OrganisationRows } from '../store/queries/organisation.ts';
import type { PostRow, RoleRow, UnitRow } from '../store/rows/organisation.ts';
import type { Group, Person, Post, Role, ScopeKind, Unit } from './model.ts';

const scopes: readonly ScopeKind[] = ['own', 'unit', 'unit-below', 'named', 'all'];

function unitOf(row: UnitRow): Unit {
  return { ...row, parent: row.parent_id, pilot: row.pilot === 1 };
}

function postOf(row: PostRow): Post {
  return { ...row, unit: row.unit_id, head: row.head === 1 };
}

/** Rights that this version does not know give nothing; an unknown scope is the narrowest. */
function roleOf(row: RoleRow): Role {
  const given: unknown = JSON.parse(row.rights);
  const named = new Set(Array.isArray(given) ? given : []);
  return {
    id: row.id,
    name: { zh: row.name_zh, en: row.name_en },
    rights: rights.filter((right: Right) => named.has(right)),
    scope: scopes.find((scope) => scope === row.scope) ?? 'own',
  };
}

function unitsOf(text: string | null): readonly Id[] {
  const list: unknown = text === null ? [] : JSON.parse(text);
  return Array.isArray(list) ? list.filter((unit): unit is Id => Number.isSafeInteger(unit)) : [];
}

function grouped<Row, Value>(
  rows: readonly Row[],
  key: (row: Row) => Id,
  value: (row: Row) => Value | undefined,
): ReadonlyMap<Id, Value[]> {
  const lists = new Map<Id, Value[]>();
  for (const row of rows) {
    const found = value(row);
    if (found === undefined) continue;
    const list = lists.get(key(row));
    if (list === undefined) lists.set(key(row), [found]);
    else list.push(found);
  }
  return lists;
}

export interface OrganisationData {
  readonly units: ReadonlyMap<Id, Unit>;
  readonly posts: ReadonlyMap<Id, Post>;
  readonly roles: ReadonlyMap<string, Role>;
  readonly groups: ReadonlyMap<Id, Group>;
  readonly people: ReadonlyMap<Id, Person>;
}

/** Rows joined to what the rest of the runtime reads. */
export function organisationOf(rows: OrganisationRows): OrganisationData {
  const posts = new Map(rows.posts.map((row) => [row.id, postOf(row)]));
  const postsOf = grouped(
    rows.userPosts,
    (row) => row.user_id,
    (row) => posts.get(row.post_id),
  );
  const rolesOf = grouped(
    rows.userRoles,
    (row) => row.user_id,
    (row) => ({ role: row.role, units: unitsOf(row.units) }),
  );
  const groupsOf = grouped(
    rows.groupUsers,
    (row) => row.user_id,
    (row) => row.group_id,
  );
  const usersOf = grouped(
    rows.groupUsers,
    (row) => row.group_id,
    (row) => row.user_id,
  );
  const people = rows.users.map((row): [Id, Person] => [
    row.id,
    {
      id: row.id,
      login: row.login,
      name: row.name,
      language: row.language === 'en' ? 'en' : 'zh',
      disabled: row.disabled === 1,
      secondFactor: row.second_factor === 1,
      passwordExpired: row.password_expired === 1,
      hasPassword: row.has_password === 1,
      createdAt: row.created_at,
      revision: row.revision,
      posts: postsOf.get(row.id) ?? [],
      roles: rolesOf.get(row.id) ?? [],
      groups: groupsOf.get(row.id) ?? [],
    },
  ]);
  return {
    units: new Map(rows.units.map((row) => [row.id, unitOf(row)])),
    posts,
    roles: new Map(rows.roles.map((row) => [row.id, roleOf(row)])),
    groups: new Map(
      rows.groups.map((row) => [row.id, { ...row, users: usersOf.get(row.id) ?? [] }]),
    ),
    people: new Map(people),
  };
}
