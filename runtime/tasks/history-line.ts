import type { Id } from '@liandong/engine';
import type { Actor, Context } from '../commit/command.ts';
import type { Write } from '../store/write.ts';
import type { HistoryKind } from './history-kinds.ts';

export interface Line {
  readonly kind: HistoryKind;
  /** BPMN id of the step. */
  readonly element?: string;
  readonly task?: Id;
  readonly data?: { readonly [name: string]: string };
}

/** A line of a case's history; it needs no lock of the record. */
export function historyLine(
  context: Pick<Context, 'now' | 'nextId'>,
  actor: Actor,
  record: Id,
  { kind, element, task, data = {} }: Line,
): Write {
  return {
    op: 'insert',
    table: 'history_line',
    row: {
      record_id: record,
      n: context.nextId(),
      at: context.now,
      kind,
      actor_id: actor.id,
      actor_name: actor.name,
      element: element ?? null,
      task_id: task ?? null,
      data: JSON.stringify(data),
    },
  };
}
