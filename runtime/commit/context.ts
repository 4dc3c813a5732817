import type { Id, Instance } from '@liandong/engine';
import { type Loaded, pairKey, rowKey } from '../store/port.ts';
import type { TableName, Tables } from '../store/rows/index.ts';
import type { RecordRow, TaskRow } from '../store/rows/work.ts';
import type { Key } from '../store/write.ts';
import type { Command, Context, LoadedInstance } from './command.ts';
import type { IdSource } from './ids.ts';

/** What the commands of one batch share. */
export interface BatchState {
  readonly now: number;
  readonly ids: IdSource;
  readonly loaded: Loaded;
  readonly instances: ReadonlyMap<Id, Instance>;
  /** Counters as they stand after the commands that were accepted. */
  readonly counters: Map<string, number>;
}

/** The view that one command has of its batch. What it draws counts once it is accepted. */
export class CommandContext implements Context {
  readonly now: number;
  readonly instance: LoadedInstance | null;
  readonly record: RecordRow | null;
  readonly task: TaskRow | null;
  /** Counters this command has drawn from, with the value drawn last. */
  readonly drawn = new Map<string, { name: string; period: string; value: number }>();
  readonly #state: BatchState;

  constructor(state: BatchState, command: Command<unknown>) {
    const { reads } = command;
    const { loaded, instances } = state;
    this.#state = state;
    this.now = state.now;
    const row = reads.instance === undefined ? undefined : loaded.instances.get(reads.instance);
    const instance = row === undefined ? undefined : instances.get(row.id);
    this.instance = row === undefined || instance === undefined ? null : { row, instance };
    this.record = reads.record === undefined ? null : (loaded.records.get(reads.record) ?? null);
    this.task = reads.task === undefined ? null : (loaded.tasks.get(reads.task) ?? null);
  }

  nextId(): Id {
    return this.#state.ids.next();
  }

  row<T extends TableName>(table: T, key: Key<T>): Tables[T] | null {
    const found = this.#state.loaded.rows.get(rowKey({ table, key }));
    return (found as Tables[T] | undefined) ?? null;
  }

  draw(name: string, period: string): number {
    const key = pairKey(name, period);
    const before = this.drawn.get(key)?.value ?? this.#state.counters.get(key);
    if (before === undefined) {
      throw new Error(`Expected the counter ${name} ${period} to be named in reads.counters`);
    }
    this.drawn.set(key, { name, period, value: before + 1 });
    return before + 1;
  }

  /** Hands the drawn numbers over to the batch. */
  accept(): void {
    for (const [key, { value }] of this.drawn) this.#state.counters.set(key, value);
  }
}
