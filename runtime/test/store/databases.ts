import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { type MariaDb, startMariaDb } from '../../../scripts/mariadb.mjs';
import { createStore } from '../../store/open.ts';
import { keyPlaceOf, type Place, placeOf } from '../../store/place.ts';
import type { Store } from '../../store/port.ts';

/** An empty database for one test; `end` closes the store and removes the database. */
export interface TestDatabase {
  readonly place: Place;
  readonly store: Store;
  end(): Promise<void>;
}

export async function memoryDatabase(): Promise<TestDatabase> {
  const place = placeOf(':memory:');
  const store = await createStore(place);
  return { place, store, end: () => store.close() };
}

export async function sqliteDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'liandong-'));
  const place = placeOf(join(folder, 'liandong.sqlite'));
  const store = await createStore(place);
  return {
    place,
    store,
    end: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A server of the test file: the one of TEST_MYSQL_URL, or a throw-away one. */
export interface TestServer {
  readonly server: MariaDb | null;
  /** Makes an empty database on it. */
  database(): Promise<TestDatabase>;
  stop(): Promise<void>;
}

export async function mysqlServer(): Promise<TestServer> {
  const given = process.env.TEST_MYSQL_URL;
  const server = given === undefined ? await startMariaDb() : null;
  const base = given ?? server?.url ?? '';
  return {
    server,
    database: () => mysqlDatabase(base),
    stop: async () => server?.stop(),
  };
}

async function mysqlDatabase(base: string): Promise<TestDatabase> {
  const url = new URL(base);
  url.pathname = `/liandong_${randomBytes(6).toString('hex')}`;
  const place = placeOf(url.toString());
  await statements(base, [`CREATE DATABASE ${url.pathname.slice(1)}`]);
  const store = await createStore(place);
  return {
    place,
    store,
    end: async () => {
      await store.close();
      await dropDatabases(base, [place, keyPlaceOf(place)]);
    },
  };
}

async function dropDatabases(base: string, places: readonly Place[]): Promise<void> {
  const names = places.flatMap((place) =>
    place.kind === 'mysql' ? new URL(place.url).pathname.slice(1) : [],
  );
  await statements(
    base,
    names.map((name) => `DROP DATABASE IF EXISTS ${name}`),
  );
}

async function statements(url: string, list: readonly string[]): Promise<void> {
  const connection = await createConnection(url);
  for (const sql of list) await connection.query(sql);
  await connection.end();
}
