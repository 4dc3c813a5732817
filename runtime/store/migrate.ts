import { keyMigrations, migrations } from '@liandong/migrations';
import type BetterSqlite3 from 'better-sqlite3';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { tables } from './entities/index.ts';
import { entityOf, table } from './entities/table.ts';
import type { Schema } from './key-table.ts';
import { createDatabase, withMigrationLock } from './mysql/migration-lock.ts';
import type { Place } from './place.ts';
import type { KeyRow } from './rows/platform.ts';
import { preparePragmas } from './sqlite/store.ts';

export type { Schema };

const keyTables = {
  key_entry: table<KeyRow>(
    {
      id: 'id',
      purpose: 'word',
      subject: 'name?',
      secret: 'line',
      created_at: 'instant',
      erased_at: 'instant?',
    },
    { key: ['id'], indexes: [['purpose']] },
  ),
};

/** TypeORM on a database: for migrations and the comparison of schemas, never for rows. */
export function dataSourceOf(
  place: Place,
  schema: Schema = 'main',
  onOpen?: (database: BetterSqlite3.Database) => void,
): DataSource {
  const dialect = place.kind === 'mysql' ? 'mysql' : 'sqlite';
  const common = {
    synchronize: false,
    logging: false,
    migrations: schema === 'main' ? migrations : keyMigrations,
    migrationsTransactionMode: 'none',
    migrationsTableName: 'migration',
    entities: Object.entries(schema === 'main' ? tables : keyTables).map(([name, shape]) =>
      entityOf(name, shape, dialect),
    ),
  } as const;
  const options: DataSourceOptions =
    place.kind === 'mysql'
      ? { ...common, type: 'mariadb', url: place.url, charset: 'utf8mb4_bin' }
      : {
          ...common,
          type: 'better-sqlite3',
          database: place.kind === 'memory' ? ':memory:' : place.file,
          prepareDatabase: (database: BetterSqlite3.Database) => {
            preparePragmas(database, 'FULL');
            onOpen?.(database);
          },
        };
  return new DataSource(options);
}

/**
 * Brings the schema up to date; answers the names of the migrations that ran. On a server the
 * database is made when it is missing, and one process migrates at a time.
 */
export async function migrate(place: Place, schema: Schema = 'main'): Promise<readonly string[]> {
  if (place.kind !== 'mysql') return runMigrations(place, schema);
  await createDatabase(place.url);
  return withMigrationLock(place.url, () => runMigrations(place, schema));
}

async function runMigrations(place: Place, schema: Schema): Promise<readonly string[]> {
  return withSource(place, schema, async (source) => {
    const ran = await source.runMigrations();
    return ran.map((migration) => migration.name);
  });
}

/** Names of the migrations that have run, in their order. */
export async function ranMigrations(place: Place, schema: Schema): Promise<readonly string[]> {
  return withSource(place, schema, ranIn);
}

async function ranIn(source: DataSource): Promise<readonly string[]> {
  const runner = source.createQueryRunner();
  try {
    if (!(await runner.hasTable('migration'))) return [];
    const rows: { name: string }[] = await runner.query('SELECT name FROM migration ORDER BY id');
    return rows.map(({ name }) => name);
  } finally {
    await runner.release();
  }
}

/** Names of migrations that have not run yet; empty when the schema is up to date. */
export async function pendingMigrations(
  place: Place,
  schema: Schema = 'main',
): Promise<readonly string[]> {
  return withSource(place, schema, async (source) => {
    const ran = await ranIn(source);
    const names = source.migrations.map((migration) => migration.name ?? '');
    return names.filter((name) => !ran.includes(name));
  });
}

async function withSource<T>(
  place: Place,
  schema: Schema,
  work: (source: DataSource) => Promise<T>,
): Promise<T> {
  const source = await dataSourceOf(place, schema).initialize();
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}
