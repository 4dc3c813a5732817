import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnType } from '../dialect.ts';
import { createTables, dialectOf, dropTables, type TableDefinition } from './table.ts';

const operation: TableDefinition = [
  'bulk_operation',
  {
    id: 'id',
    kind: 'word',
    definition_id: 'id',
    data: 'text',
    total: 'id',
    last_instance: 'id',
    actor_id: 'id?',
    started_at: 'instant',
    ended_at: 'instant?',
  },
  { key: ['id'], indexes: [['definition_id']] },
];

const result: TableDefinition = [
  'bulk_result',
  {
    operation_id: 'id',
    instance_id: 'id',
    result: 'word',
    detail: 'text?',
  },
  { key: ['operation_id', 'instance_id'] },
];

/** What is added to `definition`: since when it is suspended, and which operation runs on it. */
const added = { suspended_at: 'instant?', operation_id: 'id?' } as const;

/** Versions of processes that can be suspended, and operations on all instances of one. */
export class Operations1795478402000 implements MigrationInterface {
  readonly name = 'Operations1795478402000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, [operation, result]);
    const table = await runner.getTable('definition');
    for (const [column, spec] of Object.entries(added)) {
      // MariaDB commits each statement by itself: what a migration that died has done is met again.
      if (table?.findColumnByName(column)) continue;
      const { type } = columnType(dialectOf(runner), spec);
      await runner.query(`ALTER TABLE definition ADD COLUMN ${column} ${type}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of Object.keys(added)) {
      await runner.query(`ALTER TABLE definition DROP COLUMN ${column}`);
    }
    await dropTables(runner, [operation, result]);
  }
}
