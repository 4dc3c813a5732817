import Database from 'better-sqlite3';
import { Fifo } from '../fifo.ts';
import { type Reader, type SqlValue, type Store, StoreError, type Transaction } from '../port.ts';
import { storeError } from './errors.ts';
import { ReadPool } from './read-pool.ts';
import { Statements } from './statements.ts';
import { SqliteTransaction } from './transaction.ts';

const memory = ':memory:';

/** Pragmas of a connection; FULL is not the driver's default in WAL mode. */
export function preparePragmas(database: Database.Database, synchronous: 'FULL' | 'OFF'): void {
  database.pragma('journal_mode = WAL');
  database.pragma(`synchronous = ${synchronous}`);
  database.pragma('busy_timeout = 5000');
  database.pragma('foreign_keys = OFF');
  database.pragma('cache_size = -65536');
  database.pragma('wal_autocheckpoint = 4000');
}

/**
 * SQLite in a file: one writer connection behind a queue, a read-only connection for short reads,
 * worker threads for long ones. In memory there is one connection, and reads queue with the
 * writes, since they would see what is not committed yet.
 */
export class SqliteStore implements Store {
  readonly dialect = 'sqlite';
  readonly writers = 1;
  readonly read: Reader;
  readonly lists: Reader;
  readonly #writer: Database.Database;
  readonly #reader: Database.Database | null;
  readonly #pool: ReadPool | null;
  readonly #queue = new Fifo();
  readonly #transaction: Transaction;
  readonly #begin: Database.Statement;
  readonly #commit: Database.Statement;
  #closed = false;

  /** `file` is a path or `:memory:`; the schema must be there already in a file. */
  constructor(file: string, connection?: Database.Database) {
    this.#writer = connection ?? new Database(file, { timeout: 5000 });
    preparePragmas(this.#writer, file === memory ? 'OFF' : 'FULL');
    this.#begin = this.#writer.prepare('BEGIN IMMEDIATE');
    this.#commit = this.#writer.prepare('COMMIT');
    const statements = new Statements(this.#writer);
    this.#transaction = new SqliteTransaction(statements);
    if (file === memory) {
      this.#reader = null;
      this.#pool = null;
      this.read = {
        all: (sql, params = []) =>
          this.#queue.run(async () => guarded(() => statements.all(sql, params))),
      };
      this.lists = this.read;
      return;
    }
    this.#reader = new Database(file, { readonly: true, timeout: 5000 });
    const reads = new Statements(this.#reader);
    this.read = {
      all: async <Row>(sql: string, params: readonly SqlValue[] = []) =>
        guarded(() => reads.all<Row>(sql, params)),
    };
    this.#pool = new ReadPool(file, 2);
    this.lists = this.#pool;
  }

  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.#queue.run(async () => {
      if (this.#closed) throw new StoreError('unavailable', 'The store is closed');
      try {
        this.#begin.run();
        const result = await work(this.#transaction);
        this.#commit.run();
        return result;
      } catch (error) {
        if (this.#writer.inTransaction) this.#writer.exec('ROLLBACK');
        throw storeError(error);
      }
    });
  }

  async now(): Promise<number> {
    return Date.now();
  }

  async close(): Promise<void> {
    await this.#queue.run(async () => {
      this.#closed = true;
    });
    await this.#pool?.close();
    this.#reader?.close();
    this.#writer.close();
  }
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storeError(error);
  }
}
