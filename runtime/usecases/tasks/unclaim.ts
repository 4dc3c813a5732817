import type { Context, Decision, Outcome } from '../../commit/command.ts';
import { candidatesOf } from '../../store/queries/task.ts';
import { historyLine } from '../../tasks/history-line.ts';
import { type Asking, commandOf, refuse } from '../asking.ts';
import { nextState } from './next-state.ts';
import { type Claimed, changesOf, claimedAnswer } from './task-command.ts';

/** 取消认领: gives a claimed task back to those it was offered to; its draft goes. */
export async function unclaimTask(asking: Asking, id: number): Promise<Outcome<Claimed>> {
  const { services } = asking;
  const principals = await candidatesOf(services.store.read, id);
  return services.commit.run({
    name: 'unclaim-task',
    ...commandOf(asking),
    reads: { task: id },
    decide: (context) => decide(asking, context, principals),
  });
}

function decide(
  asking: Asking,
  context: Context,
  principals: readonly string[],
): Decision<Claimed> {
  const { task } = context;
  const { principal } = asking;
  if (!task) return refuse('not-found', 'There is no such task');
  if (task.assignee !== principal.id) return refuse('not-allowed', 'The task is somebody else’s');
  const moved = nextState(task, 'unclaim');
  if (!moved.ok) return moved;
  const { state } = moved;
  if (principals.length === 0) {
    return refuse('rule-refused', 'The task was given to one person and offered to nobody else');
  }
  const { revision, element, record_id: record } = task;
  const set = { state, assignee: null, claimed_at: null, draft: null, revision: revision + 1 };
  const line = { kind: 'task.unclaimed', element, task: task.id } as const;
  return {
    ok: true,
    answer: claimedAnswer(task.id, set.revision),
    writes: [
      { op: 'update', table: 'task', key: { id: task.id }, set, expect: { revision } },
      ...(record === null ? [] : [historyLine(context, principal.actor, record, line)]),
    ],
    changes: changesOf(task, [...principals, `user:${principal.id}`]),
    audit: {
      action: 'task.unclaimed',
      object: { type: 'task', id: String(task.id) },
      data: { element, case: record === null ? null : String(record) },
    },
  };
}
