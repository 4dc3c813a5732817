import type { Id } from '@liandong/engine';
import type { Connection } from 'mysql2/promise';
import { conflictOf, planWrites } from '../plan.ts';
import {
  type Conflict,
  type Loaded,
  type LoadRequest,
  pairKey,
  type RowRequest,
  rowKey,
  type SqlValue,
  type Transaction,
} from '../port.ts';
import type { TableName, Tables } from '../rows/index.ts';
import type { IdempotencyRow } from '../rows/platform.ts';
import type { PartRow } from '../rows/process.ts';
import type { CounterRow } from '../rows/work.ts';
import { keyOf } from '../shape.ts';
import type { Write } from '../write.ts';
import { format, literal, type Statement, statementsOf } from './sql.ts';

type Rows = readonly object[];
type Plain = { readonly [column: string]: SqlValue };

/** Longest text sent at once; several statements of a batch share a round trip up to here. */
const charactersMax = 4_000_000;

/** `(a=1 AND b=2) OR ...`: a list of one tuple with IN would be a full scan on MariaDB. */
function anyOf(columns: readonly string[], rows: readonly (readonly SqlValue[])[]): string {
  const [only] = columns;
  if (columns.length === 1) return `${only} IN (${rows.map((row) => literal(row[0] ?? null))})`;
  return rows
    .map((row) => `(${columns.map((c, at) => `${c}=${literal(row[at] ?? null)}`).join(' AND ')})`)
    .join(' OR ');
}

/** Rows asked for by the same columns of the same table. */
function grouped(requests: readonly RowRequest[]): RowRequest[][] {
  const groups = new Map<string, RowRequest[]>();
  for (const request of requests) {
    const signature = `${request.table}|${Object.keys(request.key).toSorted()}`;
    const group = groups.get(signature);
    if (group === undefined) groups.set(signature, [request]);
    else group.push(request);
  }
  return [...groups.values()];
}

/**
 * A transaction on a connection of its own. It begins with its first statement, in the same
 * round trip; what a batch reads and what it writes take one round trip each.
 */
export class MysqlTransaction implements Transaction {
  readonly #connection: Connection;
  /** Rows that this transaction has locked, as they were read. */
  readonly #locked = new Map<string, Plain>();
  #begun = false;
  #committing = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Whether anything was sent. */
  get begun(): boolean {
    return this.#begun;
  }

  /** Whether COMMIT was sent already, with the last writes. */
  get committing(): boolean {
    return this.#committing;
  }

  async commit(): Promise<void> {
    this.#committing = true;
    await this.#send(['COMMIT']);
  }

  async load(request: LoadRequest): Promise<Loaded> {
    const statements: string[] = [];
    const readers: ((rows: Rows) => void)[] = [];
    const ask = (sql: string, read: (rows: Rows) => void) => {
      statements.push(sql);
      readers.push(read);
    };
    const loaded = {
      keys: new Map<string, IdempotencyRow>(),
      instances: new Map<Id, Tables['instance']>(),
      records: new Map<Id, Tables['record']>(),
      tasks: new Map<Id, Tables['task']>(),
      rows: new Map<string, Tables[TableName]>(),
      counters: new Map<string, number>(),
    };
    askById(ask, 'instance', request.instances, loaded.instances);
    askById(ask, 'record', request.records, loaded.records);
    askById(ask, 'task', request.tasks, loaded.tasks);
    askKeys(ask, request.keys, loaded.keys);
    for (const group of grouped(request.rows)) askRows(ask, group, loaded.rows);
    askCounters(ask, request.counters, loaded.counters);
    const results = await this.#send(statements);
    for (const [at, read] of readers.entries()) read(results[at] as Rows);
    for (const table of ['instance', 'record', 'task'] as const) {
      const rows = loaded[`${table}s`];
      for (const [id, row] of rows) this.#locked.set(`${table}${id}`, row as unknown as Plain);
    }
    return loaded;
  }

  async parts(instances: readonly Id[]): Promise<readonly PartRow[]> {
    return this.all<PartRow>(`SELECT * FROM part WHERE instance_id IN (${instances})`);
  }

  async apply(writes: readonly Write[], last = false): Promise<readonly Conflict[]> {
    const statements = planWrites(writes).flatMap(statementsOf);
    const conflicts: Conflict[] = [];
    let packet: Statement[] = [];
    let length = 0;
    for (const statement of statements) {
      if (length > 0 && length + statement.sql.length > charactersMax) {
        await this.#write(packet, conflicts);
        packet = [];
        length = 0;
      }
      packet.push(statement);
      length += statement.sql.length;
    }
    const commits = last && conflicts.length === 0 && this.#certain(writes);
    await this.#write(packet, conflicts, commits);
    return conflicts;
  }

  /**
   * Whether no update can miss its row: each meets, once, a row that this transaction has locked
   * and that has the values expected. Only then may COMMIT go with the writes.
   */
  #certain(writes: readonly Write[]): boolean {
    const met = new Set<string>();
    for (const write of writes) {
      if (write.op !== 'update') continue;
      const name = `${write.table}${(write.key as Plain).id}`;
      const row = this.#locked.get(name);
      if (row === undefined || met.has(name) || Object.keys(write.key).length !== 1) return false;
      met.add(name);
      for (const [column, value] of Object.entries(write.expect ?? {})) {
        if (row[column] !== value) return false;
      }
    }
    return true;
  }

  async all<Row>(sql: string, params: readonly SqlValue[] = []): Promise<Row[]> {
    const [rows] = await this.#send([format(sql, params)]);
    return rows as Row[];
  }

  async run(sql: string, params: readonly SqlValue[] = []): Promise<number> {
    const [header] = await this.#send([format(sql, params)]);
    return affected(header);
  }

  /**
   * A join that met fewer rows than it has values does not say which: all of them are named, and
   * the caller runs their commands one by one.
   */
  async #write(
    statements: readonly Statement[],
    conflicts: Conflict[],
    commits = false,
  ): Promise<void> {
    const texts = statements.map(({ sql }) => sql);
    if (commits) {
      this.#committing = true;
      texts.push('COMMIT');
    }
    const results = await this.#send(texts);
    for (const [at, { expected, shape, rows }] of statements.entries()) {
      if (expected !== null && affected(results[at]) !== expected) {
        conflicts.push(...rows.map((row) => conflictOf(shape, row)));
      }
    }
  }

  async #send(statements: readonly string[]): Promise<unknown[]> {
    if (statements.length === 0) return [];
    const begin = this.#begun ? [] : ['START TRANSACTION'];
    this.#begun = true;
    const all = [...begin, ...statements];
    const [results] = await this.#connection.query(all.join(';\n'));
    const list = all.length === 1 ? [results] : (results as unknown[]);
    return list.slice(begin.length);
  }
}

function affected(header: unknown): number {
  const { affectedRows } = header as { affectedRows: number };
  return affectedRows;
}

type Ask = (sql: string, read: (rows: Rows) => void) => void;

function askById<T extends 'instance' | 'record' | 'task'>(
  ask: Ask,
  table: T,
  ids: readonly Id[],
  found: Map<Id, Tables[T]>,
): void {
  if (ids.length === 0) return;
  const from = `${table} FORCE INDEX (PRIMARY)`;
  ask(`SELECT * FROM ${from} WHERE id IN (${ids}) ORDER BY id FOR UPDATE`, (rows) => {
    for (const row of rows as Tables[T][]) found.set(row.id, row);
  });
}

function askKeys(ask: Ask, keys: LoadRequest['keys'], found: Map<string, IdempotencyRow>): void {
  if (keys.length === 0) return;
  const pairs = keys.map(({ scope, key }) => [scope, key]);
  const where = anyOf(['scope', 'idempotency_key'], pairs);
  ask(`SELECT * FROM idempotency WHERE ${where}`, (rows) => {
    for (const row of rows as IdempotencyRow[]) {
      found.set(pairKey(row.scope, row.idempotency_key), row);
    }
  });
}

function askRows(
  ask: Ask,
  group: readonly RowRequest[],
  found: Map<string, Tables[TableName]>,
): void {
  const [first] = group;
  if (first === undefined) return;
  const { table } = first;
  const columns = Object.keys(first.key).toSorted();
  const primary = keyOf(table);
  const whole = columns.length === primary.length && primary.every((c) => columns.includes(c));
  const from = whole ? `${table} FORCE INDEX (PRIMARY)` : table;
  const values = group.map(({ key }) => {
    const plain = key as Plain;
    return columns.map((column) => plain[column] ?? null);
  });
  ask(`SELECT * FROM ${from} WHERE ${anyOf(columns, values)} FOR UPDATE`, (rows) => {
    for (const row of rows as Tables[TableName][]) {
      const plain = row as unknown as Plain;
      const key = Object.fromEntries(columns.map((column) => [column, plain[column]]));
      found.set(rowKey({ table, key }), row);
    }
  });
}

/** A counter that is not there yet is made first, so that its row can be locked. */
function askCounters(
  ask: Ask,
  counters: LoadRequest['counters'],
  found: Map<string, number>,
): void {
  if (counters.length === 0) return;
  const pairs = counters.map(({ name, period }) => [name, period]);
  const values = pairs.map(
    ([name, period]) => `(${literal(name ?? '')},${literal(period ?? '')},0)`,
  );
  const insert = `INSERT INTO counter (name, period, value) VALUES ${values}`;
  ask(`${insert} ON DUPLICATE KEY UPDATE value = value`, () => undefined);
  const where = anyOf(['name', 'period'], pairs);
  ask(`SELECT * FROM counter WHERE ${where} FOR UPDATE`, (rows) => {
    for (const row of rows as CounterRow[]) found.set(pairKey(row.name, row.period), row.value);
  });
}
