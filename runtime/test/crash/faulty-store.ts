import {
  type Conflict,
  type Loaded,
  type LoadRequest,
  type Reader,
  type SqlValue,
  type Store,
  StoreError,
  type Transaction,
} from '../../store/port.ts';
import type { PartRow } from '../../store/rows/process.ts';
import type { Write } from '../../store/write.ts';

/** `throw`: the call fails before it does anything. `die`: the process ends right after it.
 *  `lose`: COMMIT is done but its answer is lost; at other calls the same as `throw`. */
export type FaultMode = 'throw' | 'die' | 'lose';

/** Calls are counted from 1; 0 never fails. */
export interface Fault {
  readonly mode: FaultMode;
  readonly at: number;
}

/** A store that fails once, at the chosen call. After `die` nothing it is asked ever answers. */
export class FaultyStore implements Store {
  readonly dialect: Store['dialect'];
  readonly writers = 1;
  readonly read: Reader;
  readonly lists: Reader;
  /** Resolves when the process has died. */
  readonly died: Promise<'died'>;
  calls = 0;
  readonly #store: Store;
  readonly #fault: Fault;
  #dead = false;
  #die: () => void = () => undefined;

  constructor(store: Store, fault: Fault) {
    this.#store = store;
    this.#fault = fault;
    this.dialect = store.dialect;
    this.died = new Promise((resolve) => {
      this.#die = () => resolve('died');
    });
    this.read = { all: (sql, params) => this.#call(() => store.read.all(sql, params)) };
    this.lists = { all: (sql, params) => this.#call(() => store.lists.all(sql, params)) };
  }

  async transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    await this.#call(async () => undefined);
    let lost = false;
    const result = await this.#store.transaction(async (inner) => {
      const done = await this.#abandon(
        work(new FaultyTransaction(inner, (run) => this.#call(run))),
      );
      lost = this.#fails('lose', 'throw');
      if (lost && this.#fault.mode === 'throw') throw new StoreError('unavailable', 'no COMMIT');
      return done;
    });
    if (lost) throw new StoreError('ambiguous', 'The answer to COMMIT was lost');
    if (this.#diesHere()) await new Promise(() => undefined);
    return result;
  }

  now(): Promise<number> {
    return this.#store.now();
  }

  close(): Promise<void> {
    return this.#store.close();
  }

  /** A dead process leaves its transaction behind: the database rolls it back. */
  #abandon<T>(work: Promise<T>): Promise<T> {
    const dead = this.died.then(() => {
      throw new StoreError('unavailable', 'The process has died');
    });
    return Promise.race([work, dead]);
  }

  async #call<T>(run: () => Promise<T>): Promise<T> {
    if (this.#dead) return new Promise(() => undefined);
    if (this.#fails('throw', 'lose')) throw new StoreError('unavailable', 'on purpose');
    const result = await run();
    if (this.#diesHere()) return new Promise(() => undefined);
    return result;
  }

  /** Counts a call; whether it is the one that fails, in one of the modes. */
  #fails(...modes: FaultMode[]): boolean {
    if (this.#dead) return false;
    this.calls += 1;
    return this.calls === this.#fault.at && modes.includes(this.#fault.mode);
  }

  #diesHere(): boolean {
    if (this.#dead) return true;
    if (this.calls !== this.#fault.at || this.#fault.mode !== 'die') return false;
    this.#dead = true;
    this.#die();
    return true;
  }
}

type Call = <T>(run: () => Promise<T>) => Promise<T>;

class FaultyTransaction implements Transaction {
  readonly #inner: Transaction;
  readonly #call: Call;

  constructor(inner: Transaction, call: Call) {
    this.#inner = inner;
    this.#call = call;
  }

  load(request: LoadRequest): Promise<Loaded> {
    return this.#call(() => this.#inner.load(request));
  }

  parts(instances: readonly number[]): Promise<readonly PartRow[]> {
    return this.#call(() => this.#inner.parts(instances));
  }

  apply(writes: readonly Write[], last?: boolean): Promise<readonly Conflict[]> {
    return this.#call(() => this.#inner.apply(writes, last));
  }

  all<Row>(sql: string, params?: readonly SqlValue[]): Promise<Row[]> {
    return this.#call(() => this.#inner.all<Row>(sql, params));
  }

  run(sql: string, params?: readonly SqlValue[]): Promise<number> {
    return this.#call(() => this.#inner.run(sql, params));
  }
}
