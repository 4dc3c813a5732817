import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { migrate } from '../runtime/store/migrate.ts';
import { type Place, placeOf } from '../runtime/store/place.ts';

export type StoreName = 'sqlite' | 'mysql';

/** Where the databases of a run are made. */
export interface Home {
  readonly folder: string;
  /** A server; null for SQLite. */
  readonly url: string | null;
}

/** An empty database with the schema. */
export async function makeDatabase({ folder, url }: Home): Promise<Place> {
  const name = `bench_${randomBytes(6).toString('hex')}`;
  if (url === null) {
    const place = placeOf(join(folder, `${name}.sqlite`));
    await migrate(place);
    return place;
  }
  await onServer(url, `CREATE DATABASE ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const place = placeOf(own.toString());
  await migrate(place);
  return place;
}

export async function dropDatabase({ url }: Home, place: Place): Promise<void> {
  if (place.kind === 'sqlite') {
    for (const end of ['', '-wal', '-shm']) rmSync(`${place.file}${end}`, { force: true });
  } else if (place.kind === 'mysql' && url !== null) {
    await onServer(url, `DROP DATABASE ${new URL(place.url).pathname.slice(1)}`);
  }
}

async function onServer(url: string, sql: string): Promise<void> {
  const connection = await createConnection(url);
  await connection.query(sql);
  await connection.end();
}

export function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'liandong-bench-'));
}
