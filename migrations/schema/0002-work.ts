import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type TableDefinition } from './table.ts';

const task: TableDefinition = [
  'task',
  {
    id: 'id',
    instance_id: 'id',
    part: 'integer',
    record_id: 'id?',
    definition_id: 'id',
    element: 'name',
    state: 'word',
    revision: 'integer',
    assignee: 'id?',
    unit_id: 'id?',
    created_at: 'instant',
    claimed_at: 'instant?',
    ended_at: 'instant?',
    due_at: 'instant?',
    outcome: 'name?',
    ended_by: 'id?',
    draft: 'text?',
  },
  {
    key: ['id'],
    indexes: [
      ['assignee', 'state', 'id'],
      ['record_id'],
      ['unit_id', 'state', 'id'],
      ['ended_by', 'ended_at'],
    ],
  },
];

const candidate: TableDefinition = [
  'candidate',
  {
    principal: 'word',
    task_id: 'id',
    due_at: 'instant',
  },
  { key: ['principal', 'task_id'], indexes: [['task_id'], ['principal', 'due_at', 'task_id']] },
];

const record: TableDefinition = [
  'record',
  {
    id: 'id',
    pack: 'word',
    pack_version: 'integer',
    revision: 'integer',
    number: 'word',
    title: 'line',
    status: 'word',
    phase: 'word',
    unit_id: 'id?',
    area_id: 'id?',
    created_by: 'id?',
    created_at: 'instant',
    closed_at: 'instant?',
    due_at: 'instant?',
    supervision: 'word',
    confidential: 'flag',
    anonymous: 'flag',
    body: 'text',
  },
  {
    key: ['id'],
    indexes: [
      ['unit_id', 'status', 'id'],
      ['area_id', 'status', 'id'],
      ['status', 'due_at'],
      ['created_by', 'id'],
      ['created_at'],
      ['due_at'],
    ],
    unique: [['number']],
  },
];

const recordField: TableDefinition = [
  'record_field',
  {
    field: 'word',
    value: 'name',
    record_id: 'id',
  },
  { key: ['field', 'value', 'record_id'], indexes: [['record_id']] },
];

const recordGram: TableDefinition = [
  'record_gram',
  {
    gram: 'word',
    record_id: 'id',
  },
  { key: ['gram', 'record_id'], indexes: [['record_id']] },
];

const recordPerson: TableDefinition = [
  'record_person',
  {
    record_id: 'id',
    user_id: 'id',
  },
  { key: ['record_id', 'user_id'], indexes: [['user_id', 'record_id']] },
];

const personalValue: TableDefinition = [
  'personal_value',
  {
    record_id: 'id',
    field: 'word',
    key_id: 'id',
    cipher: 'text',
  },
  { key: ['record_id', 'field'], indexes: [['key_id']] },
];

const historyLine: TableDefinition = [
  'history_line',
  {
    record_id: 'id',
    n: 'id',
    at: 'instant',
    kind: 'word',
    actor_id: 'id?',
    actor_name: 'name',
    element: 'name?',
    task_id: 'id?',
    data: 'text',
  },
  { key: ['record_id', 'n'] },
];

const clock: TableDefinition = [
  'clock',
  {
    id: 'id',
    record_id: 'id',
    task_id: 'id?',
    kind: 'word',
    limit_text: 'word',
    started_at: 'instant',
    changes: 'text',
    due_at: 'instant',
    yellow_at: 'instant',
    orange_at: 'instant',
    state: 'word',
    stopped_at: 'instant?',
    breached_at: 'instant?',
    provisional: 'flag',
  },
  { key: ['id'], indexes: [['record_id'], ['task_id'], ['state', 'due_at']] },
];

const supervisionOrder: TableDefinition = [
  'supervision_order',
  {
    id: 'id',
    record_id: 'id',
    level: 'word',
    open_level: 'word?',
    state: 'word',
    revision: 'id',
    reason: 'text',
    feedback: 'text?',
    opened_by: 'id',
    opened_at: 'instant',
    due_at: 'instant',
    closed_at: 'instant?',
  },
  { key: ['id'], indexes: [['state', 'due_at']], unique: [['record_id', 'open_level']] },
];

const notice: TableDefinition = [
  'notice',
  {
    id: 'id',
    user_id: 'id',
    kind: 'word',
    record_id: 'id?',
    data: 'text',
    created_at: 'instant',
    read_at: 'instant?',
  },
  { key: ['id'], indexes: [['user_id', 'read_at', 'id']] },
];

const attachment: TableDefinition = [
  'attachment',
  {
    id: 'id',
    record_id: 'id?',
    field: 'word',
    name: 'line',
    media_type: 'name',
    size_bytes: 'id',
    sha256: 'word',
    created_by: 'id?',
    created_at: 'instant',
  },
  { key: ['id'], indexes: [['record_id']] },
];

const tracking: TableDefinition = [
  'tracking',
  {
    token_hash: 'word',
    record_id: 'id',
    created_at: 'instant',
  },
  { key: ['token_hash'], indexes: [['record_id']] },
];

const counter: TableDefinition = [
  'counter',
  {
    name: 'name',
    period: 'word',
    value: 'id',
  },
  { key: ['name', 'period'] },
];

const tables = [
  task,
  candidate,
  record,
  recordField,
  recordGram,
  recordPerson,
  personalValue,
  historyLine,
  clock,
  supervisionOrder,
  notice,
  attachment,
  tracking,
  counter,
];

/** Tables of tasks with candidates, records (cases) with their indexes, clocks, supervision. */
export class Work1795392002000 implements MigrationInterface {
  readonly name = 'Work1795392002000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
