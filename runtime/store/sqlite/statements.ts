import type { Database, Statement } from 'better-sqlite3';
import type { SqlValue } from '../port.ts';

/** Prepared statements of one connection by their text; texts come from a bounded set. */
export class Statements {
  readonly #database: Database;
  readonly #prepared = new Map<string, Statement<unknown[]>>();
  readonly #raw = new Map<string, Statement<unknown[]>>();

  constructor(database: Database) {
    this.#database = database;
  }

  get(sql: string): Statement<unknown[]> {
    let statement = this.#prepared.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare<unknown[]>(sql);
      if (this.#prepared.size >= 1000) this.#prepared.clear();
      this.#prepared.set(sql, statement);
    }
    return statement;
  }

  /** A query that answers lists of values in the order of its columns. */
  raw(sql: string): Statement<unknown[]> {
    const known = this.#raw.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare<unknown[]>(sql).raw();
    this.#raw.set(sql, statement);
    return statement;
  }

  all<Row>(sql: string, params: readonly SqlValue[]): Row[] {
    return this.get(sql).all(...params) as Row[];
  }
}
