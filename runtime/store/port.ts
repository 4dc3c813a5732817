import type { Id } from '@liandong/engine';
import type { TableName, Tables } from './rows/index.ts';
import type { IdempotencyRow } from './rows/platform.ts';
import type { InstanceRow, PartRow } from './rows/process.ts';
import type { RecordRow, TaskRow } from './rows/work.ts';
import type { Key, Write } from './write.ts';

/** What a SQL parameter may be; flags are 0 and 1. */
export type SqlValue = string | number | null;

/**
 * Reads outside a transaction: committed rows only. SQL texts live in `store/queries/` alone and
 * take every value as a parameter.
 */
export interface Reader {
  all<Row>(sql: string, params?: readonly SqlValue[]): Promise<Row[]>;
}

/** A row wanted by the values of its key, or of another set of columns that is unique. */
export type RowRequest = {
  [T in TableName]: { readonly table: T; readonly key: Key<T> };
}[TableName];

/** All that a batch of commands must have locked and read before they decide. */
export interface LoadRequest {
  readonly keys: readonly { readonly scope: string; readonly key: string }[];
  readonly instances: readonly Id[];
  readonly records: readonly Id[];
  readonly tasks: readonly Id[];
  readonly rows: readonly RowRequest[];
  readonly counters: readonly { readonly name: string; readonly period: string }[];
}

/** What was found; `rows`, `keys` and `counters` are keyed by `rowKey` and `pairKey`. */
export interface Loaded {
  readonly keys: ReadonlyMap<string, IdempotencyRow>;
  readonly instances: ReadonlyMap<Id, InstanceRow>;
  readonly records: ReadonlyMap<Id, RecordRow>;
  readonly tasks: ReadonlyMap<Id, TaskRow>;
  readonly rows: ReadonlyMap<string, Tables[TableName]>;
  readonly counters: ReadonlyMap<string, number>;
}

/** A conditional update that met no row: somebody else was there first. */
export interface Conflict {
  readonly table: TableName;
  readonly key: { readonly [column: string]: SqlValue };
}

/** One write transaction, READ COMMITTED. Locks are held until it ends. */
export interface Transaction {
  /** Locks instances, records, tasks, rows and counters, in this order and each by id. */
  load(request: LoadRequest): Promise<Loaded>;
  /** Parts of locked instances. */
  parts(instances: readonly Id[]): Promise<readonly PartRow[]>;
  /**
   * Applies the writes of a batch. Within a table deletes run first, then inserts, upserts and
   * updates; tables in the order of `entities/index.ts`. An update that names the whole key must
   * meet its row, with the values it expects. When conflicts come back, the caller rolls back.
   * `last` says that nothing follows, so that the store may commit in the same round trip.
   */
  apply(writes: readonly Write[], last?: boolean): Promise<readonly Conflict[]>;
  all<Row>(sql: string, params?: readonly SqlValue[]): Promise<Row[]>;
  /** Runs one statement; answers how many rows it met. */
  run(sql: string, params?: readonly SqlValue[]): Promise<number>;
}

/** The database of a node. */
export interface Store {
  readonly dialect: 'sqlite' | 'mysql';
  /** How many write transactions may be under way at once. */
  readonly writers: number;
  /** Short reads by key. */
  readonly read: Reader;
  /** Lists, search, reports: never on the writer's thread. */
  readonly lists: Reader;
  /**
   * Runs `work` in a transaction: commits when it resolves, rolls back when it throws. On SQLite
   * one transaction at a time, in the order of calls. Failures of the database are `StoreError`.
   */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** The database's clock, in UTC milliseconds. */
  now(): Promise<number>;
  close(): Promise<void>;
}

/**
 * `conflict`: deadlock, lock wait or certification failure, the same work may be tried again.
 * `duplicate`: a unique key is taken. `unavailable`: lost connection, full disk; nothing was
 * committed. `ambiguous`: the answer to COMMIT was lost. `invalid`: the statement is wrong.
 */
export type StoreFailure = 'conflict' | 'duplicate' | 'unavailable' | 'ambiguous' | 'invalid';

export class StoreError extends Error {
  readonly failure: StoreFailure;

  constructor(failure: StoreFailure, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreError';
    this.failure = failure;
  }
}

/** Map key of two texts. */
export function pairKey(first: string, second: string): string {
  return `${first}\u0000${second}`;
}

/** Map key of a row by the columns it is asked by. */
export function rowKey(request: { readonly table: TableName; readonly key: object }): string {
  const columns = Object.entries(request.key).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const values = columns.map(([name, value]) => `${name}=${value}`);
  return [request.table, ...values].join('\u0000');
}
