import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type TableDefinition } from './table.ts';

const definition: TableDefinition = [
  'definition',
  {
    id: 'id',
    pack: 'word',
    version: 'integer',
    process: 'name',
    path: 'name',
    published_at: 'instant',
  },
  { key: ['id'], unique: [['pack', 'version', 'process']] },
];

const instance: TableDefinition = [
  'instance',
  {
    id: 'id',
    definition_id: 'id',
    process: 'name',
    state: 'word',
    revision: 'integer',
    last_record: 'integer',
    record_id: 'id?',
    parent_instance: 'id?',
    parent_call: 'id?',
    started_at: 'instant',
    ended_at: 'instant?',
  },
  { key: ['id'], indexes: [['record_id'], ['parent_call']] },
];

const part: TableDefinition = [
  'part',
  {
    instance_id: 'id',
    part: 'integer',
    body: 'text',
  },
  { key: ['instance_id', 'part'] },
];

const step: TableDefinition = [
  'step',
  {
    instance_id: 'id',
    n: 'integer',
    count: 'integer',
    at: 'instant',
    actor: 'name',
    event: 'text',
    records: 'text',
  },
  { key: ['instance_id', 'n'] },
];

const timer: TableDefinition = [
  'timer',
  {
    id: 'id',
    instance_id: 'id?',
    part: 'integer',
    kind: 'word',
    element: 'name',
    visible_at: 'instant',
    attempts: 'integer',
    data: 'text?',
  },
  { key: ['id'], indexes: [['visible_at']] },
];

const job: TableDefinition = [
  'job',
  {
    id: 'id',
    instance_id: 'id',
    part: 'integer',
    element: 'name',
    type: 'name',
    input: 'text',
    retries: 'integer',
    visible_at: 'instant',
    fence: 'integer',
    error: 'text?',
  },
  { key: ['id'], indexes: [['type', 'visible_at']] },
];

const subscription: TableDefinition = [
  'subscription',
  {
    id: 'id',
    instance_id: 'id?',
    part: 'integer',
    element: 'name',
    type: 'word',
    name: 'name',
    correlation_key: 'name',
    definition_id: 'id?',
  },
  { key: ['id'], indexes: [['type', 'name', 'correlation_key'], ['definition_id']] },
];

const correlation: TableDefinition = [
  'correlation',
  {
    name: 'name',
    correlation_key: 'name',
    revision: 'integer',
  },
  { key: ['name', 'correlation_key'] },
];

const message: TableDefinition = [
  'message',
  {
    id: 'id',
    name: 'name',
    correlation_key: 'name',
    payload: 'text',
    expires_at: 'instant',
  },
  { key: ['id'], indexes: [['name', 'correlation_key', 'id'], ['expires_at']] },
];

const incident: TableDefinition = [
  'incident',
  {
    id: 'id',
    instance_id: 'id',
    part: 'integer',
    element: 'name',
    code: 'word',
    detail: 'text',
    raised_at: 'instant',
    cleared_at: 'instant?',
  },
  { key: ['id'], indexes: [['instance_id'], ['cleared_at', 'id']] },
];

const outbox: TableDefinition = [
  'outbox',
  {
    id: 'id',
    kind: 'word',
    data: 'text',
    visible_at: 'instant',
    attempts: 'integer',
  },
  { key: ['id'], indexes: [['visible_at']] },
];

const tables = [
  definition,
  instance,
  part,
  step,
  timer,
  job,
  subscription,
  correlation,
  message,
  incident,
  outbox,
];

/** Tables of definitions, instances with their parts and steps, and what instances wait for. */
export class Process1795392001000 implements MigrationInterface {
  readonly name = 'Process1795392001000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
