import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { type Reader, type SqlValue, StoreError, type StoreFailure } from '../port.ts';

/**
 * Text of the worker: a worker thread cannot load TypeScript by itself, and these lines need
 * nothing but the driver. Rows come back as structured clones.
 */
const workerSource = `
const { parentPort, workerData } = require('node:worker_threads');
const Database = require(workerData.driver);
const database = new Database(workerData.file, { readonly: true, timeout: 5000 });
const prepared = new Map();
function statement(sql) {
  let found = prepared.get(sql);
  if (found === undefined) {
    found = database.prepare(sql);
    if (prepared.size >= 500) prepared.clear();
    prepared.set(sql, found);
  }
  return found;
}
parentPort.on('message', ({ id, sql, params }) => {
  try {
    parentPort.postMessage({ id, rows: statement(sql).all(...params) });
  } catch (error) {
    parentPort.postMessage({ id, error: error.message, code: error.code ?? '' });
  }
});
`;

interface Waiting {
  readonly resolve: (rows: never[]) => void;
  readonly reject: (error: Error) => void;
}

type Reply =
  | { readonly id: number; readonly rows: never[] }
  | { readonly id: number; readonly error: string; readonly code: string };

class ReadWorker {
  readonly waiting = new Map<number, Waiting>();
  readonly #worker: Worker;
  #next = 1;

  constructor(file: string, onExit: (worker: ReadWorker) => void) {
    const driver = createRequire(import.meta.url).resolve('better-sqlite3');
    this.#worker = new Worker(workerSource, { eval: true, workerData: { file, driver } });
    this.#worker.unref();
    this.#worker.on('message', (reply: Reply) => this.#answer(reply));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => {
      this.#fail(new Error('The read worker ended'));
      onExit(this);
    });
  }

  ask<Row>(sql: string, params: readonly SqlValue[]): Promise<Row[]> {
    const id = this.#next++;
    return new Promise<Row[]>((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      this.#worker.ref();
      this.#worker.postMessage({ id, sql, params: [...params] });
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #answer(reply: Reply): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if (this.waiting.size === 0) this.#worker.unref();
    if (waiting === undefined) return;
    if ('rows' in reply) waiting.resolve(reply.rows);
    else waiting.reject(new StoreError(failureOf(reply.code), reply.error));
  }

  #fail(cause: Error): void {
    for (const { reject } of this.waiting.values()) {
      reject(new StoreError('unavailable', cause.message, cause));
    }
    this.waiting.clear();
  }
}

function failureOf(code: string): StoreFailure {
  return code === 'SQLITE_ERROR' || code === '' ? 'invalid' : 'unavailable';
}

/** A few read-only connections in threads of their own; the least busy one takes the next read. */
export class ReadPool implements Reader {
  readonly #file: string;
  readonly #size: number;
  #workers: ReadWorker[] = [];
  #closed = false;

  constructor(file: string, size: number) {
    this.#file = file;
    this.#size = size;
  }

  all<Row>(sql: string, params: readonly SqlValue[] = []): Promise<Row[]> {
    if (this.#closed) return Promise.reject(new StoreError('unavailable', 'The store is closed'));
    return this.#pick().ask<Row>(sql, params);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#workers.map((worker) => worker.end()));
  }

  #pick(): ReadWorker {
    const [first, ...rest] = this.#workers;
    let best = first;
    for (const worker of rest) {
      if (best !== undefined && worker.waiting.size < best.waiting.size) best = worker;
    }
    const full = this.#workers.length >= this.#size;
    if (best !== undefined && (best.waiting.size === 0 || full)) return best;
    const worker = new ReadWorker(this.#file, (ended) => {
      this.#workers = this.#workers.filter((other) => other !== ended);
    });
    this.#workers.push(worker);
    return worker;
  }
}
