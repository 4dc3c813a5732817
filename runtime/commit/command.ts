import type { Id, Instance } from '@liandong/engine';
import type { ProblemCode } from '../api/problem.ts';
import type { TableName, Tables } from '../store/rows/index.ts';
import type { InstanceRow } from '../store/rows/process.ts';
import type { CounterRow, RecordRow, TaskRow } from '../store/rows/work.ts';
import type { Key, Write } from '../store/write.ts';

/** Who asks: a person with a session, a citizen without one, or the platform itself. */
export interface Actor {
  readonly kind: 'user' | 'citizen' | 'system';
  readonly id: Id | null;
  readonly name: string;
  readonly session: string | null;
  readonly address: string | null;
}

/** What a command must have locked and read before it decides; all of it is then current. */
export interface Reads {
  /** Locks the instance; its parts come from the cache when their revision is current. */
  readonly instance?: Id;
  /** Locks the record. */
  readonly record?: Id;
  /** Read after the instance, guarded by its own revision. */
  readonly task?: Id;
  readonly rows?: readonly RowRead[];
  /** Number rules that may be drawn from. */
  readonly counters?: readonly Pick<CounterRow, 'name' | 'period'>[];
}

export type RowRead = {
  [T in TableName]: { readonly table: T; readonly key: Key<T> };
}[TableName];

export interface LoadedInstance {
  readonly row: InstanceRow;
  readonly instance: Instance;
}

/** What `decide` works on. Time and ids come from here only. */
export interface Context {
  /** UTC milliseconds, one value a batch. */
  readonly now: number;
  nextId(): Id;
  readonly instance: LoadedInstance | null;
  readonly record: RecordRow | null;
  readonly task: TaskRow | null;
  /** A row named in `reads.rows`; null when it does not exist. */
  row<T extends TableName>(table: T, key: Key<T>): Tables[T] | null;
  /** The next value of a counter named in `reads.counters`, from 1; given back on refusal. */
  draw(name: string, period: string): number;
}

/** What a command decides: nothing is written when it is refused. */
export type Decision<Answer> =
  | {
      readonly ok: true;
      readonly answer: Answer;
      readonly writes: readonly Write[];
      readonly audit: AuditLine;
      /** Topics for the other nodes' caches and the live lists: `task`, `record`, `notice` ... */
      readonly changes?: readonly Change[];
      /** Meeting points touched by a stored message or an opened subscription. */
      readonly correlations?: readonly { readonly name: string; readonly key: string }[];
      /** The stepped instance for the cache, with the revision that was written. */
      readonly instance?: { readonly instance: Instance; readonly row: InstanceRow };
    }
  | Refusal;

/** Why nothing was written. */
export interface Refusal {
  readonly ok: false;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  /** Extra members of the problem, for example the id of the order that is open already. */
  readonly data?: { readonly [name: string]: string };
}

export interface FieldError {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

export interface AuditLine {
  /** For example `task.completed`. */
  readonly action: string;
  readonly object: { readonly type: string; readonly id: string };
  /** `ok` unless said: a refused attempt that must be on record says what refused it. */
  readonly result?: string;
  /** Never personal values. */
  readonly data?: { readonly [name: string]: unknown };
}

export interface Change {
  readonly topic: string;
  /** Id of what changed, or of the person or unit whose list changed. */
  readonly subject: string;
}

/** A request that changes state. At most one a batch for each instance, record and task. */
export interface Command<Answer> {
  readonly name: string;
  readonly actor: Actor;
  readonly reads: Reads;
  /** Scope = principal and route; the fingerprint is a digest of the body. */
  readonly idempotency?: {
    readonly scope: string;
    readonly key: string;
    readonly fingerprint: string;
  };
  decide(context: Context): Decision<Answer>;
}

/** What the queue answers: committed and flushed, or refused without a trace. */
export type Outcome<Answer> =
  | { readonly ok: true; readonly answer: Answer; readonly repeated: boolean }
  | Refusal;

/** The door of the commit: bounded; resolves after the commit. */
export interface Commit {
  run<Answer>(command: Command<Answer>): Promise<Outcome<Answer>>;
}
