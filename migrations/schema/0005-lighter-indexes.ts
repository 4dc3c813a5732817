import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';
import { columnType, type Dialect, indexName, sparseWhere } from '../dialect.ts';
import { dialectOf } from './table.ts';

type Index = readonly [table: string, columns: readonly string[]];

/** On SQLite these leave out the rows without a value, which nobody looks up. */
const sparse: readonly Index[] = [
  ['instance', ['record_id']],
  ['instance', ['parent_call']],
  ['task', ['assignee', 'state', 'id']],
  ['task', ['record_id']],
  ['task', ['ended_by', 'ended_at']],
];

/** Asked by nobody, or by an index that begins alike. */
const dropped: readonly Index[] = [
  ['task', ['unit_id', 'state', 'id']],
  ['candidate', ['task_id']],
  ['notice', ['user_id', 'read_at', 'id']],
];

const added: readonly Index[] = [
  ['notice', ['user_id', 'read_at', 'created_at', 'id']],
  ['attachment', ['sha256']],
];

/**
 * Fewer trees for each row of work: candidates are clustered by their task, so that the index of
 * tasks is not needed; and a password that was reset says so.
 */
export class LighterIndexes1795478401000 implements MigrationInterface {
  readonly name = 'LighterIndexes1795478401000';

  async up(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner);
    for (const index of dropped) await drop(runner, index);
    for (const index of added) await add(runner, index, {});
    if (dialect === 'sqlite') {
      for (const index of sparse) {
        await drop(runner, index);
        await add(runner, index, sparseWhere(dialect, index[1]));
      }
    }
    await clusterCandidates(runner, dialect, ['task_id', 'principal']);
    await addPasswordExpired(runner, dialect);
  }

  async down(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner);
    await runner.query('ALTER TABLE user_account DROP COLUMN password_expired');
    await clusterCandidates(runner, dialect, ['principal', 'task_id']);
    if (dialect === 'sqlite') {
      for (const index of sparse) {
        await drop(runner, index);
        await add(runner, index, {});
      }
    }
    for (const index of added) await drop(runner, index);
    for (const index of dropped) await add(runner, index, {});
  }
}

/** MariaDB commits each statement by itself: what a migration that died has done is met again. */
async function drop(runner: QueryRunner, [table, columns]: Index): Promise<void> {
  const name = indexName(table, columns);
  const found = await runner.getTable(table);
  if (found?.indices.some((index) => index.name === name)) await runner.dropIndex(table, name);
}

async function add(
  runner: QueryRunner,
  [table, columns]: Index,
  where: { readonly where?: string },
): Promise<void> {
  const name = indexName(table, columns);
  const found = await runner.getTable(table);
  if (found?.indices.some((index) => index.name === name)) return;
  await runner.createIndex(table, new TableIndex({ name, columnNames: [...columns], ...where }));
}

async function clusterCandidates(
  runner: QueryRunner,
  dialect: Dialect,
  key: readonly string[],
): Promise<void> {
  if (dialect === 'mysql') {
    await runner.query(`ALTER TABLE candidate DROP PRIMARY KEY, ADD PRIMARY KEY (${key})`);
    return;
  }
  const list = indexName('candidate', ['principal', 'due_at', 'task_id']);
  await runner.query(`CREATE TABLE candidate_new (
    task_id integer NOT NULL,
    principal varchar(64) NOT NULL,
    due_at integer NOT NULL,
    PRIMARY KEY (${key})
  ) WITHOUT ROWID`);
  await runner.query(`INSERT INTO candidate_new (principal, task_id, due_at)
    SELECT principal, task_id, due_at FROM candidate`);
  await runner.query('DROP TABLE candidate');
  await runner.query('ALTER TABLE candidate_new RENAME TO candidate');
  await runner.query(`CREATE INDEX ${list} ON candidate (principal, due_at, task_id)`);
}

async function addPasswordExpired(runner: QueryRunner, dialect: Dialect): Promise<void> {
  const table = await runner.getTable('user_account');
  if (table?.findColumnByName('password_expired')) return;
  const { type } = columnType(dialect, 'flag?');
  await runner.query(`ALTER TABLE user_account ADD COLUMN password_expired ${type}`);
}
