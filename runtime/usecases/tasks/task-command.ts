import type { Change } from '../../commit/command.ts';
import type { TaskRow } from '../../store/rows/work.ts';

/** What operations on the task row alone answer. */
export interface Claimed {
  readonly id: string;
  readonly revision: number;
}

export function claimedAnswer(id: number, revision: number): Claimed {
  return { id: String(id), revision };
}

/** The lists that an operation on a task changes: of these people and pools, and of its case. */
export function changesOf(
  task: Pick<TaskRow, 'record_id'>,
  principals: readonly string[],
): readonly Change[] {
  const lists = principals.map((subject) => ({ topic: 'task', subject }));
  if (task.record_id === null) return lists;
  return [...lists, { topic: 'record', subject: String(task.record_id) }];
}
