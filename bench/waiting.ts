import Database from 'better-sqlite3';
import { createConnection } from 'mysql2/promise';
import { openStore } from '../runtime/store/open.ts';
import type { Place } from '../runtime/store/place.ts';
import { start } from '../runtime/test/process/commands.ts';
import { dropDatabase, type Home, makeDatabase } from './database.ts';
import { measuredProcess, openCommit } from './runtime-run.ts';
import { startVariables, type Work } from './works/index.ts';

const instances = 5000;

/** Bytes of the database that an instance takes which waits at its first task. */
export async function bytesWaiting(home: Home, work: Work): Promise<number> {
  const place = await makeDatabase(home);
  const before = await sizeOf(place);
  const store = await openStore(place);
  const commit = await openCommit(store);
  const measured = await measuredProcess(work);
  await Promise.all(
    Array.from({ length: instances }, () => commit.run(start(measured, startVariables))),
  );
  await commit.drain();
  await store.close();
  const after = await sizeOf(place);
  await dropDatabase(home, place);
  return (after - before) / instances;
}

async function sizeOf(place: Place): Promise<number> {
  if (place.kind === 'mysql') {
    const connection = await createConnection(place.url);
    const [tables] = await connection.query('SHOW TABLES');
    const names = (tables as object[]).map((row) => String(Object.values(row)[0]));
    await connection.query(`ANALYZE TABLE ${names}`);
    const [rows] = await connection.query(
      `SELECT SUM(data_length + index_length) AS bytes
       FROM information_schema.tables WHERE table_schema = DATABASE()`,
    );
    await connection.end();
    return Number((rows as { bytes: string }[])[0]?.bytes ?? 0);
  }
  if (place.kind !== 'sqlite') return 0;
  const database = new Database(place.file);
  database.pragma('wal_checkpoint(TRUNCATE)');
  const pages = Number(database.pragma('page_count', { simple: true }));
  const size = Number(database.pragma('page_size', { simple: true }));
  database.close();
  return pages * size;
}
