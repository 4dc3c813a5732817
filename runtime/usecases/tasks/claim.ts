import type { Context, Decision, Outcome } from '../../commit/command.ts';
import { candidatesOf, taskById } from '../../store/queries/task.ts';
import { historyLine } from '../../tasks/history-line.ts';
import { type Asking, commandOf, refuse, userOf } from '../asking.ts';
import { nextState } from './next-state.ts';
import { type Claimed, changesOf, claimedAnswer } from './task-command.ts';

/**
 * 认领: takes an offered task. Only the task's row is touched; of those who claim at once exactly
 * one wins, the others get `already-claimed`.
 */
export async function claimTask(asking: Asking, id: number): Promise<Outcome<Claimed>> {
  const { services, principal } = asking;
  const { read } = services.store;
  const [task, principals] = await Promise.all([taskById(read, id), candidatesOf(read, id)]);
  const offered = principals.some((key) => principal.candidateKeys.includes(key));
  if (!task || (!offered && task.assignee !== principal.id)) {
    return refuse('not-found', `There is no task ${id} for this person`);
  }
  return services.commit.run({
    name: 'claim-task',
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
  const { task, now } = context;
  const { actor } = asking.principal;
  if (!task) return refuse('not-found', 'There is no such task');
  if (task.ended_at !== null) return refuse('state-conflict', 'The task has ended');
  const moved = nextState(task, 'claim', 'already-claimed');
  if (!moved.ok) return moved;
  const { state } = moved;
  const user = userOf(asking);
  const { revision } = task;
  const set = { state, assignee: user, claimed_at: now, revision: revision + 1 };
  const { element, record_id: record } = task;
  const line = { kind: 'task.claimed', element, task: task.id } as const;
  return {
    ok: true,
    answer: claimedAnswer(task.id, set.revision),
    writes: [
      { op: 'update', table: 'task', key: { id: task.id }, set, expect: { revision } },
      ...(record === null
        ? []
        : ([
            { op: 'upsert', table: 'record_person', row: { record_id: record, user_id: user } },
            historyLine(context, actor, record, line),
          ] as const)),
    ],
    changes: changesOf(task, [...principals, `user:${user}`]),
    audit: {
      action: 'task.claimed',
      object: { type: 'task', id: String(task.id) },
      data: { element, case: record === null ? null : String(record) },
    },
  };
}
