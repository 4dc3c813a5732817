import type { AuditKey } from '../audit/chain.ts';
import { type Store, StoreError } from '../store/port.ts';
import { auditHashAt } from '../store/queries/node.ts';
import type { ChangeRow } from '../store/rows/platform.ts';
import type { Write } from '../store/write.ts';
import { Batch, BatchConflict, type BatchParts, type BatchResult } from './batch.ts';
import { InstanceCache } from './cache.ts';
import type { Command, Commit, Outcome } from './command.ts';
import { IdSource, OutOfIds } from './ids.ts';
import { acquireNode, beatNode, type NodeLease, releaseNode } from './node.ts';
import { CommandQueue, type Entry } from './queue.ts';

export interface CommitOptions {
  readonly store: Store;
  readonly auditKey: AuditKey;
  /** UTC milliseconds. */
  now(): number;
  /** Commands a transaction at most. */
  readonly batchMax?: number;
  /** Commands that wait at most; one more is answered `overloaded`. */
  readonly queueMax?: number;
  /** Instances kept in memory. */
  readonly cacheMax?: number;
  /** Write transactions at once; never more than the store allows. */
  readonly lanes?: number;
  /** How long a lost database is waited for before commands are answered `unavailable`. */
  readonly patienceMs?: number;
  /** How long a lost database is left alone before it is asked again. */
  readonly retryMs?: number;
  /** A fault that a person should read: a command threw, the database is lost. */
  onFault?(message: string, error: unknown): void;
  /** After each commit that changed something, before its callers go on. */
  onCommitted?(changes: readonly ChangeRow[], writes: readonly Write[]): void;
}

/** What the writer has done since it was opened. */
export interface CommitStats {
  commands: number;
  batches: number;
  retries: number;
}

const conflictRetries = 8;
/** Fewer commands than this are not shared out between lanes. */
const laneMin = 32;

/**
 * The group-commit writer: what arrived while the previous commit ran goes into the next one, no
 * delay is added. Each lane is a connection with a node number, hence an audit chain, of its own.
 */
export class GroupCommit implements Commit {
  readonly stats: CommitStats = { commands: 0, batches: 0, retries: 0 };
  readonly #options: CommitOptions;
  readonly #store: Store;
  readonly #queue = new CommandQueue();
  readonly #parts: BatchParts;
  readonly #idle: NodeLease[];
  readonly #nodes: NodeLease[];
  readonly #cache: InstanceCache;
  readonly #ids: IdSource;
  #pumping = false;
  #draining = false;
  #drained: (() => void)[] = [];

  private constructor(options: CommitOptions, nodes: NodeLease[]) {
    this.#options = options;
    this.#store = options.store;
    this.#nodes = nodes;
    this.#idle = [...nodes];
    this.#cache = new InstanceCache(options.cacheMax ?? 10_000);
    this.#ids = new IdSource(options.store);
    this.#parts = {
      store: options.store,
      ids: this.#ids,
      cache: this.#cache,
      auditKey: options.auditKey,
      now: () => options.now(),
    };
  }

  /** Takes a node number a lane and the first ids. Throws `StoreError`. */
  static async open(options: CommitOptions): Promise<GroupCommit> {
    const lanes = Math.min(options.lanes ?? options.store.writers, options.store.writers);
    const nodes: NodeLease[] = [];
    for (let lane = 0; lane < lanes; lane += 1) nodes.push(await acquireNode(options.store));
    const commit = new GroupCommit(options, nodes);
    await commit.#ids.ensure();
    return commit;
  }

  /** Numbers under which this process writes its changes and audit lines. */
  get nodeNumbers(): readonly number[] {
    return this.#nodes.map(({ id }) => id);
  }

  get #retryMs(): number {
    return this.#options.retryMs ?? 50;
  }

  /** Commands that wait or run. */
  get waiting(): number {
    return this.#queue.size;
  }

  run<Answer>(command: Command<Answer>): Promise<Outcome<Answer>> {
    if (this.#draining) {
      const detail = 'The node is shutting down';
      return Promise.resolve({ ok: false, code: 'unavailable', detail });
    }
    if (this.#queue.size >= (this.#options.queueMax ?? 10_000)) {
      const detail = 'Too many commands are waiting';
      return Promise.resolve({ ok: false, code: 'overloaded', detail });
    }
    return new Promise((resolve) => {
      this.#queue.add(command as Command<unknown>, resolve as (outcome: Outcome<unknown>) => void);
      this.#schedule();
    });
  }

  /** Shows that the lanes' numbers are in use; to be called every few seconds. */
  async beat(): Promise<void> {
    for (const node of this.#nodes) {
      const kept = await beatNode(this.#store, node);
      if (!kept) await this.#renew(node);
    }
  }

  /** Refuses new commands, lets the accepted ones commit, gives the numbers back. */
  async drain(): Promise<void> {
    this.#draining = true;
    if (this.#queue.size > 0) await new Promise<void>((resolve) => this.#drained.push(resolve));
    for (const node of this.#nodes) await releaseNode(this.#store, node);
  }

  #schedule(): void {
    if (this.#pumping || this.#idle.length === 0) return;
    this.#pumping = true;
    setImmediate(() => {
      this.#pumping = false;
      this.#pump();
    });
  }

  #pump(): void {
    while (this.#idle.length > 0 && this.#queue.hasReady) {
      const fair = Math.max(laneMin, Math.ceil(this.#queue.ready / this.#idle.length));
      const batch = this.#queue.take(Math.min(this.#options.batchMax ?? 100, fair));
      const node = batch.length === 0 ? undefined : this.#idle.pop();
      if (node === undefined) return;
      this.#commit(node, batch).finally(() => {
        this.#idle.push(node);
        if (this.#queue.size === 0) for (const done of this.#drained.splice(0)) done();
        this.#schedule();
      });
    }
  }

  /** Runs a batch to its end: everything in it is answered or deferred when this resolves. */
  async #commit(node: NodeLease, entries: readonly Entry[]): Promise<void> {
    const batch = new Batch(this.#parts, node);
    try {
      await this.#ids.ensure();
      await this.#store.transaction((transaction) => batch.run(transaction, entries));
      this.#finish(node, batch.result);
    } catch (error) {
      let committed: boolean;
      try {
        committed = await this.#wasCommitted(node, batch, error);
        if (!committed) await this.#prepareAgain(node, entries, error);
      } catch (failure) {
        return this.#waitForDatabase(node, entries, failure);
      }
      if (committed) this.#finish(node, batch.result);
      else await this.#recover(node, entries, error);
    }
  }

  #finish(node: NodeLease, result: BatchResult): void {
    node.audit = result.audit;
    node.change = result.change;
    this.stats.batches += 1;
    this.stats.commands += result.answered.length;
    for (const { instance, row } of result.stepped) this.#cache.put(instance, row.revision);
    for (const { command, error } of result.faults) {
      this.#options.onFault?.(`The command ${command} threw`, error);
    }
    if (result.writes.length > 0) this.#options.onCommitted?.(result.changes, result.writes);
    for (const { entry, outcome } of result.answered) this.#queue.settle(entry, outcome);
    for (const entry of result.deferred) this.#queue.defer(entry);
  }

  /** After a lost answer to COMMIT: the batch's last audit line is there or it is not. */
  async #wasCommitted(node: NodeLease, batch: Batch, error: unknown): Promise<boolean> {
    if (!(error instanceof StoreError) || error.failure !== 'ambiguous') return false;
    const { n, hash } = batch.audit;
    if (n === node.audit.n) return false;
    const until = this.#options.now() + (this.#options.patienceMs ?? 5000);
    for (;;) {
      try {
        return (await auditHashAt(this.#store.read, node.id, n)) === hash;
      } catch (failure) {
        if (this.#options.now() >= until) throw failure;
        await pause(this.#retryMs);
      }
    }
  }

  /** What was cached may be old, and the lane's number may be somebody else's by now. */
  async #prepareAgain(node: NodeLease, entries: readonly Entry[], error: unknown): Promise<void> {
    this.stats.retries += 1;
    for (const { command } of entries) {
      if (command.reads.instance !== undefined) this.#cache.drop(command.reads.instance);
    }
    const duplicate = error instanceof StoreError && error.failure === 'duplicate';
    if (duplicate && !(await this.#kept(node))) await this.#renew(node);
  }

  /** Answers every entry or runs it again; never throws. */
  #recover(node: NodeLease, entries: readonly Entry[], error: unknown): Promise<void> {
    if (error instanceof OutOfIds) return this.#commit(node, entries);
    if (error instanceof BatchConflict) return this.#takeOut(node, entries, error.entries);
    if (!(error instanceof StoreError)) return this.#split(node, entries, error, 0);
    if (error.failure === 'conflict') return this.#split(node, entries, error, conflictRetries);
    if (error.failure === 'duplicate') return this.#split(node, entries, error, 2);
    if (error.failure === 'invalid') return this.#split(node, entries, error, 0);
    return this.#waitForDatabase(node, entries, error);
  }

  /** Whether the chain still ends where this lane left it. */
  async #kept(node: NodeLease): Promise<boolean> {
    return (await auditHashAt(this.#store.read, node.id, node.audit.n + 1)) === null;
  }

  async #renew(node: NodeLease): Promise<void> {
    Object.assign(node, await acquireNode(this.#store));
  }

  /** The commands that met a conflict run again alone, the rest without them. */
  async #takeOut(
    node: NodeLease,
    entries: readonly Entry[],
    lost: readonly Entry[],
  ): Promise<void> {
    const taken = lost.length === 0 ? entries : lost;
    const rest = entries.filter((entry) => !taken.includes(entry));
    if (rest.length > 0) await this.#commit(node, rest);
    for (const entry of taken) {
      entry.attempts += 1;
      if (entry.attempts <= 3) {
        await this.#commit(node, [entry]);
      } else {
        const detail = 'Somebody else changed what this command works on';
        this.#queue.settle(entry, { ok: false, code: 'revision-conflict', detail });
      }
    }
  }

  /** Halves a batch until the command that fails stands alone, which is tried again a few times. */
  async #split(
    node: NodeLease,
    entries: readonly Entry[],
    error: unknown,
    retries: number,
  ): Promise<void> {
    const [first] = entries;
    if (entries.length > 1) {
      const half = Math.ceil(entries.length / 2);
      await this.#commit(node, entries.slice(0, half));
      return this.#commit(node, entries.slice(half));
    }
    if (first === undefined) return;
    first.attempts += 1;
    if (first.attempts <= retries) {
      await pause((Math.random() * this.#retryMs * first.attempts) / 5);
      return this.#commit(node, entries);
    }
    const failure = error instanceof StoreError ? error.failure : 'invalid';
    const code = codeOf[failure];
    if (code === 'internal') {
      this.#options.onFault?.(`The command ${first.command.name} could not be stored`, error);
    }
    this.#queue.settle(first, { ok: false, code, detail: 'The change could not be stored' });
  }

  async #waitForDatabase(
    node: NodeLease,
    entries: readonly Entry[],
    error: unknown,
  ): Promise<void> {
    const now = this.#options.now();
    for (const entry of entries) entry.failedAt ??= now;
    const [first] = entries;
    if ((first?.failedAt ?? now) + (this.#options.patienceMs ?? 5000) > now) {
      await pause(this.#retryMs * (1 + Math.random()));
      return this.#commit(node, entries);
    }
    this.#options.onFault?.('The database cannot be written', error);
    for (const entry of entries) {
      const detail = 'The database cannot be written';
      this.#queue.settle(entry, { ok: false, code: 'unavailable', detail });
    }
  }
}

const codeOf = {
  conflict: 'unavailable',
  duplicate: 'state-conflict',
  unavailable: 'unavailable',
  ambiguous: 'unavailable',
  invalid: 'internal',
} as const;

/** A short wait before the database is asked again; never on the way of a command that works. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
