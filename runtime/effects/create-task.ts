import { farFuture } from '../store/queries/keyset.ts';
import type { TaskRow } from '../store/rows/work.ts';
import type { EffectHandler } from './effect.ts';

/** A user task waits: one person has it, or candidates may claim it. */
export const createTask: EffectHandler<'create-task'> = (effect, sink) => {
  const task = {
    id: effect.task,
    element: effect.element,
    assignments: effect.assignments,
    limit: effect.limit,
    input: effect.input,
  };
  const { assignee, unit, principals, deserted = false } = sink.resolveAssignees(task);
  const row: TaskRow = {
    id: effect.task,
    instance_id: sink.instance,
    part: effect.part,
    record_id: sink.record,
    definition_id: sink.definition,
    element: effect.element,
    state: assignee === null ? 'ready' : 'reserved',
    revision: 1,
    assignee,
    unit_id: unit,
    created_at: sink.now,
    claimed_at: assignee === null ? null : sink.now,
    ended_at: null,
    due_at: effect.limit === null ? null : sink.due(effect.limit),
    outcome: null,
    ended_by: null,
    draft: null,
  };
  sink.writes.push({ op: 'insert', table: 'task', row });
  const offers = (assignee === null ? [...new Set(principals)] : []).map((principal) => ({
    principal,
    task_id: effect.task,
    due_at: row.due_at ?? farFuture,
  }));
  for (const offer of offers) sink.writes.push({ op: 'insert', table: 'candidate', row: offer });
  sink.created.push({ row, task, principals, offers, deserted });
};
