import type {
  GroupRow,
  GroupUserRow,
  LimitRow,
  PostRow,
  RoleRow,
  SessionRow,
  UnitRow,
  UserPostRow,
  UserRoleRow,
  UserRow,
} from '../rows/organisation.ts';
import { table } from './table.ts';

/** Tables of units, posts, users, roles, groups, sessions and exact limits. */
export const organisationTables = {
  unit: table<UnitRow>(
    {
      id: 'id',
      parent_id: 'id?',
      code: 'word',
      name: 'name',
      kind: 'word',
      path: 'name',
      quota: 'integer?',
      pilot: 'flag',
      revision: 'integer',
    },
    { key: ['id'], indexes: [['parent_id'], ['path']], unique: [['code']] },
  ),
  post: table<PostRow>(
    {
      id: 'id',
      unit_id: 'id',
      name: 'name',
      role: 'word',
      quota: 'integer?',
      head: 'flag',
    },
    { key: ['id'], indexes: [['unit_id'], ['role']] },
  ),
  user_account: table<UserRow>(
    {
      id: 'id',
      login: 'name',
      name: 'name',
      password: 'line?',
      totp_secret: 'line?',
      password_expired: 'flag?',
      disabled: 'flag',
      language: 'word',
      created_at: 'instant',
      revision: 'integer',
    },
    { key: ['id'], unique: [['login']] },
  ),
  user_post: table<UserPostRow>(
    {
      user_id: 'id',
      post_id: 'id',
    },
    { key: ['user_id', 'post_id'], indexes: [['post_id']] },
  ),
  role: table<RoleRow>(
    {
      id: 'word',
      name_zh: 'name',
      name_en: 'name',
      rights: 'text',
      scope: 'word',
    },
    { key: ['id'] },
  ),
  user_role: table<UserRoleRow>(
    {
      user_id: 'id',
      role: 'word',
      units: 'text?',
    },
    { key: ['user_id', 'role'], indexes: [['role']] },
  ),
  user_group: table<GroupRow>(
    {
      id: 'id',
      name: 'name',
    },
    { key: ['id'], unique: [['name']] },
  ),
  group_user: table<GroupUserRow>(
    {
      group_id: 'id',
      user_id: 'id',
    },
    { key: ['group_id', 'user_id'], indexes: [['user_id']] },
  ),
  session: table<SessionRow>(
    {
      token_hash: 'word',
      user_id: 'id',
      created_at: 'instant',
      seen_at: 'instant',
      expires_at: 'instant',
      address: 'name',
    },
    { key: ['token_hash'], indexes: [['user_id'], ['expires_at']] },
  ),
  limit_count: table<LimitRow>(
    {
      name: 'word',
      subject: 'name',
      window_start: 'instant',
      count: 'integer',
    },
    { key: ['name', 'subject', 'window_start'], indexes: [['window_start']] },
  ),
};
