import type { Id } from '@liandong/engine';
import type { Statement } from 'better-sqlite3';
import { conflictOf, type Group, planWrites, type Shape } from '../plan.ts';
import {
  type Conflict,
  type Loaded,
  type LoadRequest,
  pairKey,
  rowKey,
  type SqlValue,
  type Transaction,
} from '../port.ts';
import type { TableName, Tables } from '../rows/index.ts';
import type { IdempotencyRow } from '../rows/platform.ts';
import type { PartRow } from '../rows/process.ts';
import type { CounterRow } from '../rows/work.ts';
import { columnsOf, keyOf } from '../shape.ts';
import type { Write } from '../write.ts';
import type { Statements } from './statements.ts';

/**
 * One statement a group, prepared once and run for each row: without a server between there are
 * no round trips to save. `IS` compares null with null.
 */
export function sqlOf({ table, op, columns, add, key, expect }: Shape): string {
  if (op === 'delete') {
    return `DELETE FROM ${table} WHERE ${key.map((column) => `${column} = ?`).join(' AND ')}`;
  }
  if (op === 'update') {
    const set = [...columns.map((c) => `${c} = ?`), ...add.map((c) => `${c} = ${c} + ?`)].join(
      ', ',
    );
    const where = [...key.map((column) => `${column} = ?`), ...expect.map((c) => `${c} IS ?`)];
    return `UPDATE ${table} SET ${set} WHERE ${where.join(' AND ')}`;
  }
  const insert = `INSERT INTO ${table} (${columns}) VALUES (${columns.map(() => '?')})`;
  if (op === 'insert') return insert;
  const primary = keyOf(table);
  const rest = columns.filter((column) => !primary.includes(column));
  const set = rest.map((column) => `${column} = excluded.${column}`).join(', ');
  return `${insert} ON CONFLICT (${primary}) DO ${set === '' ? 'NOTHING' : `UPDATE SET ${set}`}`;
}

/** The write transaction of the one writer connection. */
export class SqliteTransaction implements Transaction {
  readonly #statements: Statements;
  /** The statement of each shape, as many as the code has kinds of writes. */
  readonly #byShape = new Map<Shape, Statement<unknown[]>>();

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  async load(request: LoadRequest): Promise<Loaded> {
    const keys = new Map<string, IdempotencyRow>();
    const key = this.#statements.get(
      'SELECT * FROM idempotency WHERE scope = ? AND idempotency_key = ?',
    );
    for (const wanted of request.keys) {
      const row = key.get(wanted.scope, wanted.key) as IdempotencyRow | undefined;
      if (row !== undefined) keys.set(pairKey(wanted.scope, wanted.key), row);
    }
    const counters = new Map<string, number>();
    const counter = this.#statements.get('SELECT * FROM counter WHERE name = ? AND period = ?');
    for (const { name, period } of request.counters) {
      const row = counter.get(name, period) as CounterRow | undefined;
      counters.set(pairKey(name, period), row?.value ?? 0);
    }
    return {
      keys,
      instances: this.#byId('instance', request.instances),
      records: this.#byId('record', request.records),
      tasks: this.#byId('task', request.tasks),
      rows: this.#rows(request),
      counters,
    };
  }

  #byId<T extends 'instance' | 'record' | 'task'>(
    table: T,
    ids: readonly Id[],
  ): Map<Id, Tables[T]> {
    const found = new Map<Id, Tables[T]>();
    if (ids.length === 0) return found;
    const columns = columnsOf(table);
    const select = this.#statements.raw(`SELECT ${columns} FROM ${table} WHERE id = ?`);
    for (const id of ids) {
      const values = select.get(id) as SqlValue[] | undefined;
      if (values !== undefined) found.set(id, rowOf(columns, values) as Tables[T]);
    }
    return found;
  }

  #rows(request: LoadRequest): Map<string, Tables[TableName]> {
    const found = new Map<string, Tables[TableName]>();
    for (const wanted of request.rows) {
      const columns = Object.keys(wanted.key);
      const where = columns.map((column) => `${column} = ?`).join(' AND ');
      const select = this.#statements.get(`SELECT * FROM ${wanted.table} WHERE ${where}`);
      const row = select.get(...Object.values(wanted.key)) as Tables[TableName] | undefined;
      if (row !== undefined) found.set(rowKey(wanted), row);
    }
    return found;
  }

  async parts(instances: readonly Id[]): Promise<readonly PartRow[]> {
    const select = this.#statements.get('SELECT * FROM part WHERE instance_id = ?');
    return instances.flatMap((id) => select.all(id) as PartRow[]);
  }

  async apply(writes: readonly Write[]): Promise<readonly Conflict[]> {
    const conflicts: Conflict[] = [];
    for (const group of planWrites(writes)) this.#write(group, conflicts);
    return conflicts;
  }

  #write({ shape, rows }: Group, conflicts: Conflict[]): void {
    let statement = this.#byShape.get(shape);
    if (statement === undefined) {
      statement = this.#statements.get(sqlOf(shape));
      this.#byShape.set(shape, statement);
    }
    for (const row of rows) {
      const { changes } = statement.run(row);
      if (shape.checked && changes === 0) conflicts.push(conflictOf(shape, row));
    }
  }

  async all<Row>(sql: string, params: readonly SqlValue[] = []): Promise<Row[]> {
    return this.#statements.all<Row>(sql, params);
  }

  async run(sql: string, params: readonly SqlValue[] = []): Promise<number> {
    return this.#statements.get(sql).run(...params).changes;
  }
}

/** The driver hands out a list of values in half the time of an object. */
function rowOf(columns: readonly string[], values: readonly SqlValue[]): object {
  const row: { [column: string]: SqlValue } = {};
  for (let at = 0; at < columns.length; at += 1)
    row[columns[at] as string] = values[at] as SqlValue;
  return row;
}
