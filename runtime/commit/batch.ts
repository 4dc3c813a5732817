import type { Id, Instance } from '@liandong/engine';
import { type AuditKey, auditHash, type ChainHead } from '../audit/chain.ts';
import {
  type Conflict,
  type Loaded,
  type LoadRequest,
  pairKey,
  rowKey,
  type SqlValue,
  type Store,
  type Transaction,
} from '../store/port.ts';
import { type MeetingPoint, meetings, touchMeetingPoints } from '../store/queries/correlation.ts';
import type { AuditRow, ChangeRow } from '../store/rows/platform.ts';
import type { InstanceRow, PartRow } from '../store/rows/process.ts';
import type { Write } from '../store/write.ts';
import type { InstanceCache } from './cache.ts';
import type { Actor, AuditLine, Command, Decision, Outcome } from './command.ts';
import { type BatchState, CommandContext } from './context.ts';
import { type IdSource, OutOfIds } from './ids.ts';
import { instanceOf } from './instance-of.ts';
import type { NodeLease } from './node.ts';
import { type Entry, rowKeysOf } from './queue.ts';

/** What a batch needs beside its commands. */
export interface BatchParts {
  readonly store: Store;
  readonly ids: IdSource;
  readonly cache: InstanceCache;
  readonly auditKey: AuditKey;
  now(): number;
}

export interface Answered {
  readonly entry: Entry;
  readonly outcome: Outcome<unknown>;
}

/** What a committed (or wholly refused) batch leaves behind. */
export interface BatchResult {
  readonly answered: readonly Answered[];
  /** Entries that read rows which an earlier command of the batch writes. */
  readonly deferred: readonly Entry[];
  readonly stepped: readonly { readonly instance: Instance; readonly row: InstanceRow }[];
  readonly changes: readonly ChangeRow[];
  readonly audit: ChainHead;
  readonly change: number;
  readonly writes: readonly Write[];
  /** Commands that threw: a fault of ours, never of the request. */
  readonly faults: readonly { readonly command: string; readonly error: unknown }[];
}

/** Updates met no row: the batch was rolled back; the entries are the ones to take out. */
export class BatchConflict extends Error {
  readonly entries: readonly Entry[];

  constructor(conflicts: readonly Conflict[], owners: readonly Entry[]) {
    super(`Conflict at ${conflicts.map((c) => JSON.stringify(c)).join(', ')}`);
    this.entries = owners;
  }
}

interface Accepted {
  readonly entry: Entry;
  readonly writes: readonly Write[];
  readonly decision: Extract<Decision<unknown>, { ok: true }>;
}

/** One run of a batch: reads, decides, writes, all in one transaction. */
export class Batch {
  readonly #parts: BatchParts;
  readonly #node: NodeLease;
  readonly #now: number;
  readonly #answered: Answered[] = [];
  readonly #deferred: Entry[] = [];
  readonly #accepted: Accepted[] = [];
  readonly #writes: Write[] = [];
  readonly #changes: ChangeRow[] = [];
  readonly #faults: { command: string; error: unknown }[] = [];
  readonly #seen = new Set<string>();
  #audit: ChainHead;
  #change: number;

  constructor(parts: BatchParts, node: NodeLease) {
    this.#parts = parts;
    this.#node = node;
    this.#now = parts.now();
    this.#audit = node.audit;
    this.#change = node.change;
  }

  /** The line that proves the commit: the last one of the chain after this batch. */
  get audit(): ChainHead {
    return this.#audit;
  }

  get result(): BatchResult {
    return {
      answered: this.#answered,
      deferred: this.#deferred,
      stepped: this.#accepted.flatMap(({ decision }) => decision.instance ?? []),
      changes: this.#changes,
      audit: this.#audit,
      change: this.#change,
      writes: this.#writes,
      faults: this.#faults,
    };
  }

  /** The work of the transaction; throws `BatchConflict` or `StoreError` to roll it back. */
  async run(transaction: Transaction, entries: readonly Entry[]): Promise<void> {
    const request = requestOf(entries);
    const loaded = await transaction.load(request);
    const instances = await this.#instances(transaction, loaded);
    const state: BatchState = {
      now: this.#now,
      ids: this.#parts.ids,
      loaded,
      instances,
      counters: new Map(loaded.counters),
    };
    this.#decide(entries, request.rows, state);
    if (this.#accepted.length === 0) return;
    this.#counters(loaded, state);
    const points = this.#points();
    const { dialect } = this.#parts.store;
    if (points.length > 0) await touchMeetingPoints(dialect, transaction, points);
    const conflicts = await transaction.apply(this.#writes, points.length === 0);
    if (conflicts.length > 0) throw new BatchConflict(conflicts, this.#owners(conflicts));
    if (points.length > 0) await this.#match(transaction, points);
  }

  async #instances(transaction: Transaction, loaded: Loaded): Promise<ReadonlyMap<Id, Instance>> {
    const found = new Map<Id, Instance>();
    const stale: Id[] = [];
    for (const row of loaded.instances.values()) {
      const cached = this.#parts.cache.get(row.id, row.revision);
      if (cached === null) stale.push(row.id);
      else found.set(row.id, cached);
    }
    if (stale.length === 0) return found;
    const parts = new Map<Id, PartRow[]>();
    for (const part of await transaction.parts(stale)) {
      const list = parts.get(part.instance_id);
      if (list === undefined) parts.set(part.instance_id, [part]);
      else list.push(part);
    }
    for (const id of stale) {
      const row = loaded.instances.get(id);
      if (row !== undefined) found.set(id, instanceOf(row, parts.get(id) ?? []));
    }
    return found;
  }

  #decide(entries: readonly Entry[], wanted: LoadRequest['rows'], state: BatchState): void {
    const dirty = new Set<string>();
    for (const entry of entries) {
      const { command } = entry;
      const repeated = repeatedAnswer(command, state.loaded);
      if (repeated !== null) {
        this.#answered.push({ entry, outcome: repeated });
        continue;
      }
      if (dirty.size > 0 && rowKeysOf(command).some((key) => dirty.has(key))) {
        this.#deferred.push(entry);
        continue;
      }
      const outcome = this.#decideOne(entry, state);
      this.#answered.push({ entry, outcome });
      if (wanted.length > 0) markDirty(this.#accepted.at(-1)?.writes ?? [], wanted, dirty);
    }
  }

  #decideOne(entry: Entry, state: BatchState): Outcome<unknown> {
    const { command } = entry;
    const context = new CommandContext(state, command);
    let decision: Decision<unknown>;
    try {
      decision = command.decide(context);
    } catch (error) {
      if (error instanceof OutOfIds) throw error;
      this.#faults.push({ command: command.name, error });
      return { ok: false, code: 'internal', detail: `The command ${command.name} failed` };
    }
    if (!decision.ok) return decision;
    context.accept();
    this.#accepted.push({ entry, writes: decision.writes, decision });
    for (const write of decision.writes) this.#writes.push(write);
    if (decision.changes !== undefined) {
      for (const { topic, subject } of decision.changes) this.#changeWrite(topic, subject);
    }
    if (command.idempotency !== undefined) {
      const { idempotency } = command;
      this.#writes.push(idempotencyWrite(idempotency, decision.answer, this.#now));
    }
    this.#writes.push(this.#auditWrite(command.actor, decision.audit));
    return { ok: true, answer: decision.answer, repeated: false };
  }

  #auditWrite(actor: Actor, line: AuditLine): Write {
    const row: AuditRow = {
      node: this.#node.id,
      n: this.#audit.n + 1,
      at: this.#now,
      actor_id: actor.id,
      actor_kind: actor.kind,
      session: actor.session,
      address: actor.address,
      action: line.action,
      object_type: line.object.type,
      object_id: line.object.id,
      result: line.result ?? 'ok',
      data: line.data === undefined ? null : JSON.stringify(line.data),
      key_id: this.#parts.auditKey.id,
      hash: '',
    };
    row.hash = auditHash(this.#parts.auditKey, this.#audit.hash, row);
    this.#audit = row;
    return { op: 'insert', table: 'audit', row };
  }

  /** One row a topic and subject a batch: the lists that listen read the whole anyway. */
  #changeWrite(topic: string, subject: string): void {
    const key = pairKey(topic, subject);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#change += 1;
    const row: ChangeRow = {
      node: this.#node.id,
      n: this.#change,
      topic,
      subject,
      at: this.#now,
    };
    this.#changes.push(row);
    this.#writes.push({ op: 'insert', table: 'change_log', row });
  }

  /** One update a counter, whatever the number of draws; its row is locked since it was read. */
  #counters(loaded: Loaded, state: BatchState): void {
    for (const [key, value] of state.counters) {
      if (loaded.counters.get(key) === value) continue;
      const [name = '', period = ''] = key.split('\u0000');
      this.#writes.push({ op: 'upsert', table: 'counter', row: { name, period, value } });
    }
  }

  #points(): MeetingPoint[] {
    const points = new Map<string, MeetingPoint>();
    for (const { decision } of this.#accepted) {
      for (const { name, key } of decision.correlations ?? []) {
        points.set(pairKey(name, key), { name, key });
      }
    }
    return [...points.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, point]) => point);
  }

  /** Where both sides are there now, the delivery leaves through the outbox. */
  async #match(transaction: Transaction, points: readonly MeetingPoint[]): Promise<void> {
    const deliveries: Write[] = [];
    for (const point of await meetings(transaction, points, this.#now)) {
      deliveries.push({
        op: 'insert',
        table: 'outbox',
        row: {
          id: this.#parts.ids.next(),
          kind: 'deliver-message',
          data: JSON.stringify(point),
          visible_at: this.#now,
          attempts: 0,
        },
      });
    }
    if (deliveries.length === 0) return;
    await transaction.apply(deliveries);
    this.#writes.push(...deliveries);
  }

  #owners(conflicts: readonly Conflict[]): Entry[] {
    const lost = new Set(conflicts.map(rowKey));
    return this.#accepted
      .filter(({ writes }) =>
        writes.some((write) => write.op === 'update' && lost.has(rowKey(write))),
      )
      .map(({ entry }) => entry);
  }
}

function requestOf(entries: readonly Entry[]): LoadRequest {
  const keys: { scope: string; key: string }[] = [];
  const instances = new Set<Id>();
  const records = new Set<Id>();
  const tasks = new Set<Id>();
  const rows = new Map<string, LoadRequest['rows'][number]>();
  const counters = new Map<string, { name: string; period: string }>();
  for (const { command } of entries) {
    const { reads, idempotency } = command;
    if (idempotency !== undefined) keys.push({ scope: idempotency.scope, key: idempotency.key });
    if (reads.instance !== undefined) instances.add(reads.instance);
    if (reads.record !== undefined) records.add(reads.record);
    if (reads.task !== undefined) tasks.add(reads.task);
    for (const row of reads.rows ?? []) rows.set(rowKey(row), row);
    for (const counter of reads.counters ?? []) {
      counters.set(pairKey(counter.name, counter.period), counter);
    }
  }
  const ascending = (ids: Set<Id>) => [...ids].toSorted((a, b) => a - b);
  const byKey = <T>(found: Map<string, T>) =>
    [...found.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
  return {
    keys,
    instances: ascending(instances),
    records: ascending(records),
    tasks: ascending(tasks),
    rows: byKey(rows),
    counters: byKey(counters),
  };
}

/** The stored answer of a key that was used before; null when the command is new. */
function repeatedAnswer(command: Command<unknown>, loaded: Loaded): Outcome<unknown> | null {
  const { idempotency } = command;
  if (idempotency === undefined) return null;
  const row = loaded.keys.get(pairKey(idempotency.scope, idempotency.key));
  if (row === undefined) return null;
  if (row.fingerprint !== idempotency.fingerprint) {
    return { ok: false, code: 'key-reused', detail: 'The key was used for another body' };
  }
  return { ok: true, answer: JSON.parse(row.answer), repeated: true };
}

function idempotencyWrite(
  { scope, key, fingerprint }: NonNullable<Command<unknown>['idempotency']>,
  answer: unknown,
  now: number,
): Write {
  const text = JSON.stringify(answer ?? null);
  const row = { scope, idempotency_key: key, fingerprint, answer: text, created_at: now };
  return { op: 'insert', table: 'idempotency', row };
}

/** Marks the rows that commands of the batch asked for and these writes touch. */
function markDirty(
  writes: readonly Write[],
  wanted: LoadRequest['rows'],
  dirty: Set<string>,
): void {
  for (const row of wanted) {
    if (writes.some((write) => write.table === row.table && covers(write, row))) {
      dirty.add(rowKey(row));
    }
  }
}

type Plain = { readonly [column: string]: SqlValue | undefined };

/** Whether a write may touch the row that is asked for by `wanted.key`. */
function covers(write: Write, wanted: { readonly key: object }): boolean {
  const key = wanted.key as Plain;
  const touched = (write.op === 'update' || write.op === 'delete' ? write.key : write.row) as Plain;
  const columns = Object.keys(key).filter((column) => touched[column] !== undefined);
  return columns.every((column) => touched[column] === key[column]);
}
