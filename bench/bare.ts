import Database from 'better-sqlite3';
import { type Connection, createConnection } from 'mysql2/promise';
import { statementsOf } from '../runtime/store/mysql/sql.ts';
import type { Place } from '../runtime/store/place.ts';
import { type Group, planWrites, type Shape } from '../runtime/store/plan.ts';
import { sqlOf } from '../runtime/store/sqlite/transaction.ts';
import type { Write } from '../runtime/store/write.ts';
import { seconds } from './median.ts';
import type { Recorded } from './runtime-run.ts';

/** One transaction to be written, and a number that keeps those of one instance in order. */
interface Transaction {
  readonly groups: readonly Group[];
  readonly commands: number;
  readonly owner: number;
}

type Run = (transactions: readonly Transaction[]) => Promise<void>;

/** The instance of each command, so that those of one instance stay in order. */
class Owners {
  readonly #instanceOf = new Map<number, number>();

  of(writes: readonly Write[]): number {
    for (const write of writes) {
      if (write.op === 'insert' && write.table === 'task') {
        this.#instanceOf.set(write.row.id, write.row.instance_id);
      }
    }
    for (const write of writes) {
      if (write.op !== 'update') continue;
      if (write.table === 'instance') return write.key.id ?? 0;
      if (write.table === 'task') return this.#instanceOf.get(write.key.id ?? 0) ?? 0;
    }
    const started = writes.find((write) => write.table === 'instance');
    return started?.op === 'insert' && started.table === 'instance' ? started.row.id : 0;
  }
}

/** The writes of each command of a batch: its audit line is the last of them. */
function commandsOf(writes: readonly Write[]): Write[][] {
  const commands: Write[][] = [[]];
  for (const write of writes) {
    commands.at(-1)?.push(write);
    if (write.table === 'audit') commands.push([]);
  }
  return commands.filter((each) => each.length > 0);
}

/**
 * The same commands in transactions of `size` each, shared out to `connections` by instance: a
 * connection writes the commands of its instances in their order.
 */
function transactionsOf(
  commands: readonly (readonly Write[])[],
  owners: Owners,
  size: number,
  connections: number,
): Transaction[] {
  const lists = Array.from({ length: connections }, (): (readonly Write[])[] => []);
  for (const writes of commands) lists[owners.of(writes) % connections]?.push(writes);
  const share = Math.max(1, Math.round(size));
  return lists.flatMap((list, owner) =>
    Array.from({ length: Math.ceil(list.length / share) }, (_, at) => {
      const part = list.slice(at * share, (at + 1) * share);
      return { groups: planWrites(part.flat()), commands: part.length, owner };
    }),
  );
}

function sqliteRun(file: string): { run: Run; end: () => Promise<void> } {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('cache_size = -65536');
  database.pragma('wal_autocheckpoint = 4000');
  const prepared = new Map<Shape, Database.Statement<unknown[]>>();
  const statement = (shape: Shape) => {
    const found = prepared.get(shape) ?? database.prepare<unknown[]>(sqlOf(shape));
    prepared.set(shape, found);
    return found;
  };
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  return {
    async run(transactions) {
      for (const { groups } of transactions) {
        begin.run();
        for (const { shape, rows } of groups) {
          const found = statement(shape);
          for (const row of rows) found.run(row);
        }
        commit.run();
      }
    },
    async end() {
      database.close();
    },
  };
}

async function mysqlRun(
  url: string,
  connections: number,
): Promise<{ run: Run; end: () => Promise<void> }> {
  const open = (): Promise<Connection> =>
    createConnection({ uri: url, multipleStatements: true, charset: 'utf8mb4_bin' });
  const list = await Promise.all(Array.from({ length: connections }, open));
  for (const connection of list) {
    await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
  }
  const one = async (connection: Connection, transactions: readonly Transaction[]) => {
    for (const { groups } of transactions) {
      const texts = groups.flatMap(statementsOf).map(({ sql }) => sql);
      await connection.query(`START TRANSACTION;${texts.join(';')}`);
      await connection.query('COMMIT');
    }
  };
  return {
    async run(transactions) {
      const shares = list.map((): Transaction[] => []);
      for (const each of transactions) shares[each.owner % shares.length]?.push(each);
      await Promise.all(list.map((connection, at) => one(connection, shares[at] ?? [])));
    },
    async end() {
      await Promise.all(list.map((connection) => connection.end()));
    },
  };
}

/** The bare driver on a database of its own: it reads nothing and decides nothing. */
export interface Bare {
  /** Writes the commands, `size` a transaction, at most `max`; answers commands per second. */
  write(recorded: readonly Recorded[], size: number, max?: number): Promise<number>;
  end(): Promise<void>;
}

export async function openBare(place: Place, connections: number): Promise<Bare> {
  const driver =
    place.kind === 'mysql' ? await mysqlRun(place.url, connections) : sqliteRun(fileOf(place));
  const owners = new Owners();
  return {
    async write(recorded, size, max = Number.POSITIVE_INFINITY) {
      const commands = recorded.flatMap(({ writes }) => commandsOf(writes)).slice(0, max);
      const list = transactionsOf(commands, owners, size, connections);
      return commands.length / (await seconds(() => driver.run(list)));
    },
    end: () => driver.end(),
  };
}

function fileOf(place: Place): string {
  if (place.kind !== 'sqlite') throw new Error('Expected a file');
  return place.file;
}
