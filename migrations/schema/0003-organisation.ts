import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type TableDefinition } from './table.ts';

const unit: TableDefinition = [
  'unit',
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
];

const post: TableDefinition = [
  'post',
  {
    id: 'id',
    unit_id: 'id',
    name: 'name',
    role: 'word',
    quota: 'integer?',
    head: 'flag',
  },
  { key: ['id'], indexes: [['unit_id'], ['role']] },
];

const userAccount: TableDefinition = [
  'user_account',
  {
    id: 'id',
    login: 'name',
    name: 'name',
    password: 'line?',
    totp_secret: 'line?',
    disabled: 'flag',
    language: 'word',
    created_at: 'instant',
    revision: 'integer',
  },
  { key: ['id'], unique: [['login']] },
];

const userPost: TableDefinition = [
  'user_post',
  {
    user_id: 'id',
    post_id: 'id',
  },
  { key: ['user_id', 'post_id'], indexes: [['post_id']] },
];

const role: TableDefinition = [
  'role',
  {
    id: 'word',
    name_zh: 'name',
    name_en: 'name',
    rights: 'text',
    scope: 'word',
  },
  { key: ['id'] },
];

const userRole: TableDefinition = [
  'user_role',
  {
    user_id: 'id',
    role: 'word',
    units: 'text?',
  },
  { key: ['user_id', 'role'], indexes: [['role']] },
];

const userGroup: TableDefinition = [
  'user_group',
  {
    id: 'id',
    name: 'name',
  },
  { key: ['id'], unique: [['name']] },
];

const groupUser: TableDefinition = [
  'group_user',
  {
    group_id: 'id',
    user_id: 'id',
  },
  { key: ['group_id', 'user_id'], indexes: [['user_id']] },
];

const session: TableDefinition = [
  'session',
  {
    token_hash: 'word',
    user_id: 'id',
    created_at: 'instant',
    seen_at: 'instant',
    expires_at: 'instant',
    address: 'name',
  },
  { key: ['token_hash'], indexes: [['user_id'], ['expires_at']] },
];

const limitCount: TableDefinition = [
  'limit_count',
  {
    name: 'word',
    subject: 'name',
    window_start: 'instant',
    count: 'integer',
  },
  { key: ['name', 'subject', 'window_start'], indexes: [['window_start']] },
];

const tables = [
  unit,
  post,
  userAccount,
  userPost,
  role,
  userRole,
  userGroup,
  groupUser,
  session,
  limitCount,
];

/** Tables of units, posts, users, roles, groups, sessions and exact limits. */
export class Organisation1795392003000 implements MigrationInterface {
  readonly name = 'Organisation1795392003000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
