import type { Id } from '@liandong/engine';
import type { FieldError } from '../../commit/command.ts';
import type { Organisation } from '../../org/organisation.ts';
import type { Write } from '../../store/write.ts';

export interface GivenRole {
  readonly role: string;
  /** Units of a role whose scope is `named`. */
  readonly units: readonly Id[];
}

/** What a user belongs to. */
export interface Membership {
  readonly posts: readonly Id[];
  readonly roles: readonly GivenRole[];
  readonly groups: readonly Id[];
}

function missing(path: string, found: boolean): FieldError[] {
  return found ? [] : [{ path, code: 'not-found', message: '不存在 / does not exist' }];
}

/** Posts, roles, units and groups that do not exist. */
export function membershipErrors(
  organisation: Organisation,
  { posts, roles, groups }: Membership,
): readonly FieldError[] {
  return [
    ...posts.flatMap((post, at) => missing(`posts.${at}`, organisation.post(post) !== null)),
    ...roles.flatMap(({ role, units }, at) => [
      ...missing(`roles.${at}.role`, organisation.role(role) !== null),
      ...units.flatMap((unit, i) =>
        missing(`roles.${at}.units.${i}`, organisation.unit(unit) !== null),
      ),
    ]),
    ...groups.flatMap((group, at) => missing(`groups.${at}`, organisation.group(group) !== null)),
  ];
}

/** Deletes what is no longer wanted and inserts what was not there. */
function difference<T>(
  before: readonly T[],
  after: readonly T[],
  key: (value: T) => string | number,
  write: { readonly remove: (value: T) => Write; readonly add: (value: T) => Write },
): Write[] {
  const old = new Map(before.map((value) => [key(value), value]));
  const wanted = new Map(after.map((value) => [key(value), value]));
  return [
    ...[...old].filter(([name]) => !wanted.has(name)).map(([, value]) => write.remove(value)),
    ...[...wanted].filter(([name]) => !old.has(name)).map(([, value]) => write.add(value)),
  ];
}

const itself = (value: Id): Id => value;

export function postWrites(user: Id, before: readonly Id[], after: readonly Id[]): Write[] {
  return difference(before, after, itself, {
    remove: (post) => ({ op: 'delete', table: 'user_post', key: { user_id: user, post_id: post } }),
    add: (post) => ({ op: 'insert', table: 'user_post', row: { user_id: user, post_id: post } }),
  });
}

export function groupWrites(user: Id, before: readonly Id[], after: readonly Id[]): Write[] {
  return difference(before, after, itself, {
    remove: (group) => ({
      op: 'delete',
      table: 'group_user',
      key: { group_id: group, user_id: user },
    }),
    add: (group) => ({
      op: 'insert',
      table: 'group_user',
      row: { group_id: group, user_id: user },
    }),
  });
}

const unitsText = (units: readonly Id[]): string | null =>
  units.length === 0 ? null : JSON.stringify([...units].toSorted((a, b) => a - b));

export function roleWrites(
  user: Id,
  before: readonly GivenRole[],
  after: readonly GivenRole[],
): Write[] {
  const named = ({ role, units }: GivenRole): string => `${role} ${unitsText(units)}`;
  // The commit applies deletes of a table before its inserts.
  return difference(before, after, named, {
    remove: ({ role }) => ({ op: 'delete', table: 'user_role', key: { user_id: user, role } }),
    add: ({ role, units }) => ({
      op: 'insert',
      table: 'user_role',
      row: { user_id: user, role, units: unitsText(units) },
    }),
  });
}
