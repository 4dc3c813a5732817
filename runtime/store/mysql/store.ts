import {
  type Connection,
  type ConnectionOptions,
  createConnection,
  createPool,
  type Pool,
} from 'mysql2/promise';
import { type Reader, type SqlValue, type Store, StoreError, type Transaction } from '../port.ts';
import { storeError } from './errors.ts';
import { format } from './sql.ts';
import { MysqlTransaction } from './transaction.ts';

export interface MysqlOptions {
  readonly url: string;
  /** Connections of the writer. */
  readonly writers?: number;
  /** Connections of the readers. */
  readonly readers?: number;
}

/** `literal` in `sql.ts` relies on this mode; STRICT refuses what would be cut off. */
const session = [
  "SET SESSION sql_mode = 'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'",
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  'SET SESSION innodb_lock_wait_timeout = 5',
].join('; ');

function connectionOptions(url: string): ConnectionOptions {
  return {
    uri: url,
    charset: 'utf8mb4_bin',
    multipleStatements: true,
    supportBigNumbers: true,
    decimalNumbers: true,
    connectTimeout: 3000,
    timezone: 'Z',
    // Texts come here with their values in them; nothing is left to be replaced.
    queryFormat: (sql: string) => sql,
  };
}

/** MariaDB or MySQL: connections of its own for each write transaction, a pool for reads. */
export class MysqlStore implements Store {
  readonly dialect = 'mysql';
  readonly writers: number;
  readonly read: Reader;
  readonly lists: Reader;
  readonly #options: MysqlOptions;
  readonly #pool: Pool;
  readonly #idle: Connection[] = [];
  readonly #waiting: (() => void)[] = [];
  #open = 0;
  #closed = false;

  constructor(options: MysqlOptions) {
    this.#options = options;
    this.writers = options.writers ?? 2;
    this.#pool = createPool({
      ...connectionOptions(options.url),
      multipleStatements: false,
      connectionLimit: options.readers ?? 6,
      maxIdle: 2,
    });
    this.#pool.pool.on('connection', (connection) => {
      for (const statement of session.split('; ')) connection.query(statement);
    });
    this.read = { all: (sql, params = []) => this.#read(sql, params) };
    this.lists = this.read;
  }

  async transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const connection = await this.#take();
    let healthy = false;
    try {
      const result = await this.#run(connection, work);
      healthy = true;
      return result;
    } catch (error) {
      const converted = storeError(error);
      const failure = converted instanceof StoreError ? converted.failure : null;
      if (failure !== 'unavailable' && failure !== 'ambiguous') {
        healthy = await connection.query('ROLLBACK').then(
          () => true,
          () => false,
        );
      }
      throw converted;
    } finally {
      this.#give(connection, healthy);
    }
  }

  async now(): Promise<number> {
    const sql = 'SELECT CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS UNSIGNED) AS now';
    const [row] = await this.#read<{ now: number }>(sql, []);
    if (row === undefined) throw new StoreError('unavailable', 'The database told no time');
    return row.now;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#idle.splice(0).map((connection) => connection.end()));
    await this.#pool.end();
  }

  async #run<T>(
    connection: Connection,
    work: (transaction: Transaction) => Promise<T>,
  ): Promise<T> {
    const transaction = new MysqlTransaction(connection);
    try {
      const result = await work(transaction);
      if (transaction.begun && !transaction.committing) await transaction.commit();
      return result;
    } catch (error) {
      const converted = storeError(error);
      const lost = converted instanceof StoreError && converted.failure === 'unavailable';
      if (!lost || !transaction.committing) throw converted;
      throw new StoreError('ambiguous', 'The answer to COMMIT was lost', error);
    }
  }

  async #read<Row>(sql: string, params: readonly SqlValue[]): Promise<Row[]> {
    try {
      const [rows] = await this.#pool.query(format(sql, params));
      return rows as Row[];
    } catch (error) {
      throw storeError(error);
    }
  }

  async #take(): Promise<Connection> {
    while (this.#idle.length === 0 && this.#open >= this.writers) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    if (this.#closed) throw new StoreError('unavailable', 'The store is closed');
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    this.#open += 1;
    try {
      const connection = await createConnection(connectionOptions(this.#options.url));
      // A connection that dies while it is idle is found out by its next statement.
      connection.on('error', () => undefined);
      await connection.query(session);
      return connection;
    } catch (error) {
      this.#open -= 1;
      this.#waiting.shift()?.();
      throw storeError(error);
    }
  }

  #give(connection: Connection, healthy: boolean): void {
    if (healthy && !this.#closed) {
      this.#idle.push(connection);
    } else {
      this.#open -= 1;
      connection.destroy();
    }
    this.#waiting.shift()?.();
  }
}
