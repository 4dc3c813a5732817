import type { Assignment, Effect, EffectKind, Id, Json, Variables } from '@liandong/engine';
import type { CandidateRow, TaskRow } from '../store/rows/work.ts';
import type { Write } from '../store/write.ts';

/** Who gets a task: one person, or those who may claim it. */
export interface ResolvedAssignees {
  readonly assignee: Id | null;
  /** Unit that must do it, for data scope and heads. */
  readonly unit: Id | null;
  /** `user:7`, `role:dispatcher`, `unit:12`, `unit-role:12:handler`. */
  readonly principals: readonly CandidateRow['principal'][];
  /** True where the rules found nobody: the task waits in the administrators' queue. */
  readonly deserted?: boolean;
}

/** A task to be given to somebody. */
export interface NewTask {
  readonly id: Id;
  readonly element: string;
  readonly assignments: readonly Assignment[];
  readonly limit: string | null;
  readonly input: Variables;
}

export interface CreatedTask {
  readonly row: TaskRow;
  readonly task: NewTask;
  readonly principals: readonly string[];
  /** Rows of those who may claim it; lists are sorted by their due time. */
  readonly offers: readonly CandidateRow[];
  /** True where the rules found nobody for it. */
  readonly deserted: boolean;
}

/** What the effects of one step become: rows of its transaction, and what its caller must do. */
export interface EffectSink {
  /** UTC milliseconds. */
  readonly now: number;
  nextId(): Id;
  readonly instance: Id;
  readonly record: Id | null;
  readonly definition: Id;
  resolveAssignees(task: NewTask): ResolvedAssignees;
  /** When a limit that starts now ends, in UTC milliseconds. */
  due(limit: string): number;
  readonly writes: Write[];
  readonly correlations: { name: string; key: string }[];
  readonly created: CreatedTask[];
  readonly withdrawn: Id[];
  readonly notices: { notice: string; data: { readonly [name: string]: Json } }[];
  recordFields: Variables;
}

/** Turns one kind of effect into rows. */
export type EffectHandler<K extends EffectKind> = (
  effect: Extract<Effect, { kind: K }>,
  sink: EffectSink,
) => void;

/** A row that leaves through the outbox once the step is committed. */
export function outboxWrite(sink: EffectSink, kind: string, data: object): Write {
  return {
    op: 'insert',
    table: 'outbox',
    row: {
      id: sink.nextId(),
      kind,
      data: JSON.stringify(data),
      visible_at: sink.now,
      attempts: 0,
    },
  };
}
