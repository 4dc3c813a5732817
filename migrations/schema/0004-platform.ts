import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type TableDefinition } from './table.ts';

const packVersion: TableDefinition = [
  'pack_version',
  {
    pack: 'word',
    version: 'integer',
    manifest: 'text',
    hash: 'word',
    note: 'text',
    published_by: 'id?',
    published_at: 'instant',
    current: 'flag',
  },
  { key: ['pack', 'version'] },
];

const artefact: TableDefinition = [
  'artefact',
  {
    pack: 'word',
    version: 'integer',
    path: 'name',
    content: 'text',
    hash: 'word',
  },
  { key: ['pack', 'version', 'path'] },
];

const draft: TableDefinition = [
  'draft',
  {
    pack: 'word',
    path: 'name',
    content: 'text',
    revision: 'integer',
    saved_by: 'id',
    saved_at: 'instant',
  },
  { key: ['pack', 'path'] },
];

const node: TableDefinition = [
  'node',
  {
    id: 'integer',
    holder: 'word',
    heartbeat_at: 'instant',
  },
  { key: ['id'] },
];

const idBlock: TableDefinition = [
  'id_block',
  {
    name: 'word',
    next: 'id',
  },
  { key: ['name'] },
];

const changeLog: TableDefinition = [
  'change_log',
  {
    node: 'integer',
    n: 'id',
    topic: 'word',
    subject: 'name',
    at: 'instant',
  },
  { key: ['node', 'n'], indexes: [['at']] },
];

const audit: TableDefinition = [
  'audit',
  {
    node: 'integer',
    n: 'id',
    at: 'instant',
    actor_id: 'id?',
    actor_kind: 'word',
    session: 'name?',
    address: 'name?',
    action: 'word',
    object_type: 'word',
    object_id: 'name',
    result: 'word',
    data: 'text?',
    key_id: 'integer',
    hash: 'word',
  },
  { key: ['node', 'n'] },
];

const idempotency: TableDefinition = [
  'idempotency',
  {
    scope: 'name',
    idempotency_key: 'name',
    fingerprint: 'word',
    answer: 'text',
    created_at: 'instant',
  },
  { key: ['scope', 'idempotency_key'], indexes: [['created_at']] },
];

const calendar: TableDefinition = [
  'calendar',
  {
    id: 'word',
    version: 'integer',
    zone: 'word',
    data: 'text',
  },
  { key: ['id', 'version'] },
];

const setting: TableDefinition = [
  'setting',
  {
    name: 'name',
    value: 'text',
    revision: 'integer',
  },
  { key: ['name'] },
];

const tables = [
  packVersion,
  artefact,
  draft,
  node,
  idBlock,
  changeLog,
  audit,
  idempotency,
  calendar,
  setting,
];

/** Tables of packs, drafts, nodes, id blocks, changes, audit, idempotency, calendars, settings. */
export class Platform1795392004000 implements MigrationInterface {
  readonly name = 'Platform1795392004000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
