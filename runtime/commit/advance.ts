import {
  type Definition,
  type EngineEvent,
  type EngineRecord,
  type Environment,
  type Id,
  type Instance,
  type Json,
  type StepResult,
  step,
  type Variables,
} from '@liandong/engine';
import type { CreatedTask, EffectSink, NewTask, ResolvedAssignees } from '../effects/effect.ts';
import { applyEffects } from '../effects/index.ts';
import type { InstanceRow } from '../store/rows/process.ts';
import { encodeRecords } from '../store/step-records.ts';
import type { Write } from '../store/write.ts';
import type { Context, LoadedInstance } from './command.ts';
import { followWrites } from './follow.ts';

/** What a step needs beside the instance. */
export interface AdvanceInput {
  readonly definition: Definition;
  /** Row id of the definition that the instance follows after the step. */
  readonly definitionId: Id;
  readonly event: EngineEvent;
  /** Who caused it, for example `user:7`, `citizen` or `system`. */
  readonly actor: string;
  /** The case of the instance. */
  readonly recordId: Id | null;
  /** Time and ids come from the context. */
  readonly environment: Omit<Environment, 'now' | 'nextId'>;
  /** Who gets a new task. */
  resolveAssignees(task: NewTask): ResolvedAssignees;
}

/** What a step has become: all of it goes into the decision of the command. */
export type Advanced =
  | {
      readonly ok: true;
      /** For `Decision.instance`. */
      readonly instance: { readonly instance: Instance; readonly row: InstanceRow };
      /** Instance, parts, step, tasks with candidates, timers, jobs, subscriptions, outbox. */
      readonly writes: readonly Write[];
      /** For `Decision.correlations`. */
      readonly correlations: readonly { readonly name: string; readonly key: string }[];
      readonly records: readonly EngineRecord[];
      readonly created: readonly CreatedTask[];
      readonly withdrawn: readonly Id[];
      /** Fields to merge into the JSON of the record that the command has locked. */
      readonly recordFields: Variables;
      readonly notices: readonly {
        readonly notice: string;
        readonly data: { readonly [name: string]: Json };
      }[];
    }
  | Rejected;

type Rejected = Extract<StepResult, { readonly ok: false }>;

/**
 * Runs one step of the engine inside a command and turns its result into rows. `loaded` is
 * `context.instance`; null starts a new instance, for which the event must be `start`.
 */
export function advance(
  context: Context,
  loaded: LoadedInstance | null,
  input: AdvanceInput,
): Advanced {
  const { event } = input;
  const before = loaded?.instance ?? null;
  const id = before?.id ?? context.nextId();
  const result = step(input.definition, before, id, event, environmentOf(context, input));
  if (!result.ok) return result;
  const row = instanceRow(context, loaded, input, result.instance);
  const writes: Write[] = [instanceWrite(loaded, row)];
  for (const part of result.changed) {
    const body = JSON.stringify(result.instance.parts.get(part));
    const op = loaded === null ? 'insert' : 'upsert';
    writes.push({ op, table: 'part', row: { instance_id: row.id, part, body } });
  }
  for (const part of result.removed) {
    writes.push({ op: 'delete', table: 'part', key: { instance_id: row.id, part } });
  }
  if (result.records.length > 0) {
    writes.push(stepWrite(context, input, row.id, result));
  }
  if (event.kind === 'migrate' && before !== null) {
    writes.push(...followWrites(before, result.instance, input.definitionId));
  }
  const sink = new StepSink(context, input, row.id, writes);
  applyEffects(result.effects, sink);
  return {
    ok: true,
    instance: { instance: result.instance, row },
    writes,
    correlations: sink.correlations,
    records: result.records,
    created: sink.created,
    withdrawn: sink.withdrawn,
    recordFields: sink.recordFields,
    notices: sink.notices,
  };
}

function instanceRow(
  context: Context,
  loaded: LoadedInstance | null,
  { definitionId, event, recordId }: AdvanceInput,
  { id, process, state, n }: Instance,
): InstanceRow {
  const ended = state !== 'active' && state !== 'suspended';
  const parent = event.kind === 'start' ? event.parent : null;
  const before: InstanceRow = loaded?.row ?? {
    id,
    definition_id: definitionId,
    process,
    state,
    revision: 0,
    last_record: 0,
    record_id: recordId,
    parent_instance: parent?.instance ?? null,
    parent_call: parent?.call ?? null,
    started_at: context.now,
    ended_at: null,
  };
  return {
    ...before,
    definition_id: event.kind === 'migrate' ? definitionId : before.definition_id,
    process,
    state,
    revision: before.revision + 1,
    last_record: n,
    ended_at: before.ended_at ?? (ended ? context.now : null),
  };
}

function instanceWrite(loaded: LoadedInstance | null, row: InstanceRow): Write {
  if (loaded === null) return { op: 'insert', table: 'instance', row };
  const { state, revision, last_record, ended_at, definition_id, process } = row;
  const migrated = definition_id !== loaded.row.definition_id;
  return {
    op: 'update',
    table: 'instance',
    key: { id: row.id },
    set: {
      state,
      revision,
      last_record,
      ended_at,
      ...(migrated && { definition_id, process }),
    },
    expect: { revision: loaded.row.revision },
  };
}

interface Stepped {
  readonly records: readonly EngineRecord[];
  readonly reads: Variables;
  readonly ids: readonly Id[];
}

/** The event with what it read and drew, and its records without what the row says for all. */
function stepWrite(
  context: Context,
  { event, actor }: AdvanceInput,
  instance: Id,
  { records, reads, ids }: Stepped,
): Write {
  return {
    op: 'insert',
    table: 'step',
    row: {
      instance_id: instance,
      n: records[0]?.n ?? 0,
      count: records.length,
      at: context.now,
      actor,
      event: JSON.stringify({ event, reads, ids }),
      records: encodeRecords(instance, records),
    },
  };
}

const noOther = (): null => null;

/** One literal and no spread: this runs once a command. */
function environmentOf(context: Context, { environment }: AdvanceInput): Environment {
  return {
    now: context.now,
    nextId() {
      return context.nextId();
    },
    zone: environment.zone,
    record: environment.record,
    case: environment.case,
    initiator: environment.initiator,
    resolve: environment.resolve,
    due: environment.due,
    decision: environment.decision,
    definition: environment.definition ?? noOther,
  };
}

/** Gathers what the effects of one step become. */
class StepSink implements EffectSink {
  readonly now: number;
  readonly instance: Id;
  readonly record: Id | null;
  readonly definition: Id;
  readonly writes: Write[];
  readonly correlations: EffectSink['correlations'] = [];
  readonly created: CreatedTask[] = [];
  readonly withdrawn: Id[] = [];
  readonly notices: EffectSink['notices'] = [];
  recordFields: Variables = {};
  readonly #context: Context;
  readonly #input: AdvanceInput;

  constructor(context: Context, input: AdvanceInput, instance: Id, writes: Write[]) {
    this.now = context.now;
    this.instance = instance;
    this.record = input.recordId;
    this.definition = input.definitionId;
    this.writes = writes;
    this.#context = context;
    this.#input = input;
  }

  nextId(): Id {
    return this.#context.nextId();
  }

  resolveAssignees(task: NewTask): ResolvedAssignees {
    return this.#input.resolveAssignees(task);
  }

  due(limit: string): number {
    return this.#input.environment.due(limit, this.now);
  }
}
