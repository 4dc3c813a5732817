import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type TableDefinition } from '../schema/table.ts';

const keyEntry: TableDefinition = [
  'key_entry',
  {
    id: 'id',
    purpose: 'word',
    subject: 'name?',
    secret: 'line',
    created_at: 'instant',
    erased_at: 'instant?',
  },
  { key: ['id'], indexes: [['purpose']] },
];

const tables = [keyEntry];

/** The table of the key store, which is a database of its own. */
export class Keys1795392001000 implements MigrationInterface {
  readonly name = 'Keys1795392001000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, tables);
  }
}
