import type { Reader } from '../port.ts';
import type {
  GroupRow,
  GroupUserRow,
  PostRow,
  RoleRow,
  UnitRow,
  UserPostRow,
  UserRoleRow,
  UserRow,
} from '../rows/organisation.ts';

/** A user without what only signing in needs. */
export type UserSummaryRow = Omit<UserRow, 'password' | 'totp_secret'> & {
  /** 1 when an authenticator is in use. */
  second_factor: number;
  /** 1 when the account can sign in. */
  has_password: number;
};

export interface OrganisationRows {
  readonly units: readonly UnitRow[];
  readonly posts: readonly PostRow[];
  readonly users: readonly UserSummaryRow[];
  readonly userPosts: readonly UserPostRow[];
  readonly roles: readonly RoleRow[];
  readonly userRoles: readonly UserRoleRow[];
  readonly groups: readonly GroupRow[];
  readonly groupUsers: readonly GroupUserRow[];
}

/** The whole organisation: some thousands of small rows, read again whenever it changed. */
export async function readOrganisation(read: Reader): Promise<OrganisationRows> {
  const [units, posts, users, userPosts, roles, userRoles, groups, groupUsers] = await Promise.all([
    read.all<UnitRow>(
      'select id, parent_id, code, name, kind, path, quota, pilot, revision from unit order by id',
    ),
    read.all<PostRow>('select id, unit_id, name, role, quota, head from post order by id'),
    read.all<UserSummaryRow>(
      `select id, login, name, password_expired, disabled, language, created_at, revision,
         case when totp_secret like 'active:%' then 1 else 0 end as second_factor,
         case when password is null then 0 else 1 end as has_password
       from user_account order by id`,
    ),
    read.all<UserPostRow>('select user_id, post_id from user_post order by user_id, post_id'),
    read.all<RoleRow>('select id, name_zh, name_en, rights, scope from role order by id'),
    read.all<UserRoleRow>('select user_id, role, units from user_role order by user_id, role'),
    read.all<GroupRow>('select id, name from user_group order by id'),
    read.all<GroupUserRow>('select group_id, user_id from group_user order by group_id, user_id'),
  ]);
  return { units, posts, users, userPosts, roles, userRoles, groups, groupUsers };
}

/** How many people hold a post of the unit; one with two posts there counts once. */
export async function staffOfUnit(read: Reader, unit: number, besides: number): Promise<number> {
  const [row] = await read.all<{ staff: number }>(
    `select count(distinct h.user_id) as staff from user_post h join post p on p.id = h.post_id
     where p.unit_id = ? and h.user_id <> ?`,
    [unit, besides],
  );
  return Number(row?.staff ?? 0);
}

/** How many people hold a post, one person left out. */
export async function holdersOfPost(read: Reader, post: number, besides: number): Promise<number> {
  const [row] = await read.all<{ holders: number }>(
    'select count(*) as holders from user_post where post_id = ? and user_id <> ?',
    [post, besides],
  );
  return Number(row?.holders ?? 0);
}

export async function unitRevision(read: Reader, unit: number): Promise<number | null> {
  const [row] = await read.all<{ revision: number }>('select revision from unit where id = ?', [
    unit,
  ]);
  return row === undefined ? null : row.revision;
}
