import Database from 'better-sqlite3';
import { createConnection } from 'mysql2';
import { tableNames } from './entities/index.ts';
import { keyTable, type Schema } from './key-table.ts';
import { ranMigrations } from './migrate.ts';
import { createStore } from './open.ts';
import type { Place } from './place.ts';
import type { SqlValue, Transaction } from './port.ts';
import { addKeys } from './queries/keys.ts';
import type { TableName } from './rows/index.ts';
import type { KeyRow } from './rows/platform.ts';
import { columnsOf } from './shape.ts';
import type { Write } from './write.ts';

type Row = readonly SqlValue[];

interface DumpedTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** First line of a dump. */
interface Header {
  readonly liandong: 'dump';
  readonly schema: Schema;
  readonly migrations: readonly string[];
}

/** Node numbers and their leases belong to running processes, not to the data. */
const left: readonly string[] = ['node'];

function tablesOf(schema: Schema): readonly DumpedTable[] {
  if (schema === 'keys') return [keyTable];
  return tableNames
    .filter((name) => !left.includes(name))
    .map((name) => ({ name, columns: columnsOf(name) }));
}

/**
 * The rows of a database as JSON lines, all as of one moment while work goes on: a header, then
 * for each table its name and columns and one line a row. The same on every database, so that a
 * dump of one can be restored into another. Throws what the driver throws.
 */
export async function* dumpLines(place: Place, schema: Schema): AsyncGenerator<string> {
  const header: Header = {
    liandong: 'dump',
    schema,
    migrations: await ranMigrations(place, schema),
  };
  yield JSON.stringify(header);
  const tables = tablesOf(schema);
  if (place.kind === 'memory') throw new Error('A database in memory cannot be dumped');
  yield* place.kind === 'sqlite' ? sqliteLines(place.file, tables) : mysqlLines(place.url, tables);
}

function select({ name, columns }: DumpedTable): string {
  return `SELECT ${columns} FROM ${name}`;
}

function* sqliteLines(file: string, tables: readonly DumpedTable[]): Generator<string> {
  const database = new Database(file, { readonly: true, timeout: 5000 });
  try {
    database.exec('BEGIN');
    for (const table of tables) {
      yield JSON.stringify({ table: table.name, columns: table.columns });
      for (const row of database.prepare(select(table)).raw().iterate()) yield JSON.stringify(row);
    }
  } finally {
    database.close();
  }
}

async function* mysqlLines(url: string, tables: readonly DumpedTable[]): AsyncGenerator<string> {
  const connection = createConnection({
    uri: url,
    charset: 'utf8mb4_bin',
    supportBigNumbers: true,
    rowsAsArray: true,
  });
  try {
    await connection.promise().query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await connection.promise().query('START TRANSACTION WITH CONSISTENT SNAPSHOT');
    for (const table of tables) {
      yield JSON.stringify({ table: table.name, columns: table.columns });
      const rows = connection.query(select(table)).stream();
      for await (const row of rows) yield JSON.stringify(row);
    }
  } finally {
    await connection.promise().end();
  }
}

const chunkSize = 500;

/**
 * Fills an empty database from a dump; makes it first. Answers how many rows were written.
 * Throws when the dump is of another schema or the database is not empty.
 */
export async function restoreLines(
  place: Place,
  schema: Schema,
  lines: AsyncIterable<string>,
): Promise<number> {
  const store = await createStore(place, schema);
  let restored = 0;
  let table: DumpedTable | null = null;
  let chunk: Row[] = [];
  const flush = async () => {
    const [into, rows] = [table, chunk];
    chunk = [];
    if (into === null || rows.length === 0) return;
    await store.transaction((transaction) => insert(transaction, into, rows));
    restored += rows.length;
  };
  try {
    for (const { name } of tablesOf(schema)) {
      const [row] = await store.read.all(`SELECT 1 FROM ${name} LIMIT 1`);
      if (row !== undefined) throw new Error(`Expected an empty database but ${name} has rows`);
    }
    let first = true;
    for await (const line of lines) {
      const value = JSON.parse(line) as Row | Header | { table: string; columns: string[] };
      if (first) {
        await checkHeader(value as Header, place, schema);
        first = false;
      } else if (Array.isArray(value)) {
        chunk.push(value as Row);
        if (chunk.length >= chunkSize) await flush();
      } else if ('table' in value) {
        await flush();
        table = knownTable(schema, value.table, value.columns);
      }
    }
    await flush();
  } finally {
    await store.close();
  }
  return restored;
}

async function checkHeader(header: Header, place: Place, schema: Schema): Promise<void> {
  const here = await ranMigrations(place, schema);
  const same = header.liandong === 'dump' && header.schema === schema;
  if (!same || header.migrations.join() !== here.join()) {
    throw new Error('Expected a dump of this version of the database');
  }
}

/** Names in a dump become part of SQL only when they are ours. */
function knownTable(schema: Schema, name: string, columns: readonly string[]): DumpedTable {
  const known = tablesOf(schema).find((each) => each.name === name);
  if (known === undefined || known.columns.join() !== columns.join()) {
    throw new Error(`Expected a known table but got ${name}`);
  }
  return known;
}

async function insert(
  transaction: Transaction,
  { name, columns }: DumpedTable,
  rows: readonly Row[],
): Promise<void> {
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null])),
  );
  if (name === keyTable.name) {
    await addKeys(transaction, objects as unknown as KeyRow[]);
    return;
  }
  const writes = objects.map((row) => ({ op: 'insert', table: name as TableName, row }));
  await transaction.apply(writes as unknown as Write[]);
}
