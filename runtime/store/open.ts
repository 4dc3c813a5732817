import Database from 'better-sqlite3';
import { dataSourceOf, migrate, type Schema } from './migrate.ts';
import { MysqlStore } from './mysql/store.ts';
import type { Place } from './place.ts';
import type { Store } from './port.ts';
import { SqliteStore } from './sqlite/store.ts';

/**
 * Opens a database whose schema is up to date; one in memory is made on the spot.
 * Throws `StoreError` when the database cannot be reached.
 */
export async function openStore(place: Place, schema: Schema = 'main'): Promise<Store> {
  if (place.kind === 'sqlite') return new SqliteStore(place.file);
  if (place.kind === 'mysql') return new MysqlStore({ url: place.url });
  return new SqliteStore(':memory:', new Database(await migratedMemory(schema)));
}

/** The bytes of a migrated, empty database in memory; TypeORM closes the one that it opened. */
export async function migratedMemory(schema: Schema): Promise<Buffer> {
  let opened: Database.Database | undefined;
  const source = dataSourceOf({ kind: 'memory' }, schema, (database) => {
    opened = database;
  });
  await source.initialize();
  await source.runMigrations();
  if (opened === undefined) throw new Error('Expected TypeORM to open a database');
  const bytes = opened.serialize();
  await source.destroy();
  return bytes;
}

/** Migrates, then opens: what tests and a first start want. */
export async function createStore(place: Place, schema: Schema = 'main'): Promise<Store> {
  if (place.kind !== 'memory') await migrate(place, schema);
  return openStore(place, schema);
}
