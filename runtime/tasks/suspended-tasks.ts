import { type Instance, lifecycles, type Waiting, waiting } from '@liandong/engine';
import type { Change, Context, Refusal, RowRead } from '../commit/command.ts';
import type { TaskRow } from '../store/rows/work.ts';
import type { Write } from '../store/write.ts';

const tasksOf = (instance: Instance): readonly Waiting[] =>
  waiting(instance).filter(({ kind }) => kind === 'task');

/** The rows of all tasks that an instance waits for, to be read with its suspension. */
export function taskReads(instance: Instance): readonly RowRead[] {
  return tasksOf(instance).map(({ id }) => ({ table: 'task', key: { id } }));
}

export function isSuspended({ state }: Pick<TaskRow, 'state'>): boolean {
  return lifecycles.userTask.allowed(state).includes('resume');
}

/**
 * Tasks stand still with the instance or the element instance around them, and go on with it, as
 * their life-cycle says. Refused where tasks have come meanwhile that were not read.
 */
export function suspendTasks(
  context: Context,
  after: Instance,
): { readonly writes: readonly Write[]; readonly changes: readonly Change[] } | Refusal {
  const writes: Write[] = [];
  const changes: Change[] = [];
  for (const { id, suspended = false } of tasksOf(after)) {
    const task = context.row('task', { id });
    if (task === null) {
      return { ok: false, code: 'revision-conflict', detail: `Task ${id} came meanwhile` };
    }
    if (suspended === isSuspended(task)) continue;
    const state = lifecycles.userTask.next(task.state, suspended ? 'suspend' : 'resume');
    if (state === null) throw new Error(`Expected task ${id} to be open but it is ${task.state}`);
    const { revision } = task;
    const set = { state, revision: revision + 1 };
    writes.push({ op: 'update', table: 'task', key: { id }, set, expect: { revision } });
    const subject = task.assignee === null ? String(id) : `user:${task.assignee}`;
    changes.push({ topic: 'task', subject });
  }
  return { writes, changes };
}
