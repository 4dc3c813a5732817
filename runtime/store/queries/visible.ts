/** Which of some cases and tasks a person may open; for single ones, not for lists. */
import type { Reader } from '../port.ts';
import { any, oneOf, type Sql, sql } from './keyset.ts';
import { type CaseScope, scopeCondition } from './record.ts';

export interface Viewer {
  readonly scope: CaseScope;
  /** Keys of `candidate.principal` that are this person. */
  readonly candidateKeys: readonly string[];
}

/** The task is the person's, or one that the person could claim. */
function workable(viewer: Viewer): Sql {
  const candidate = oneOf('c.principal', viewer.candidateKeys);
  return any([
    sql('t.assignee = ?', viewer.scope.user),
    {
      text: `(t.assignee is null and exists (select 1 from candidate c
        where c.task_id = t.id and ${candidate.text}))`,
      values: candidate.values,
    },
  ]);
}

/**
 * Those of the cases that lie in the person's scope, that the person handles, handled or started,
 * and those with work that the person could take: who may take it may look at it first.
 */
export async function openableRecords(
  read: Reader,
  records: readonly number[],
  viewer: Viewer,
): Promise<ReadonlySet<number>> {
  if (records.length === 0) return new Set();
  const scope = scopeCondition(viewer.scope);
  if (scope === null && records.length > 1) return new Set(records);
  const wanted = oneOf('r.id', records);
  const task = workable(viewer);
  const seen = any([
    scope ?? sql('1 = 1'),
    {
      text: `exists (select 1 from task t
        where t.record_id = r.id and t.ended_at is null and ${task.text})`,
      values: task.values,
    },
  ]);
  const rows = await read.all<{ id: number }>(
    `select r.id from record r where ${wanted.text} and ${seen.text}`,
    [...wanted.values, ...seen.values],
  );
  return new Set(rows.map((row) => row.id));
}

/** Those of the tasks that are the person's, were completed by them, or could be claimed. */
export async function workableTasks(
  read: Reader,
  tasks: readonly number[],
  viewer: Viewer,
): Promise<ReadonlySet<number>> {
  if (tasks.length === 0) return new Set();
  const wanted = oneOf('t.id', tasks);
  const mine = any([workable(viewer), sql('t.ended_by = ?', viewer.scope.user)]);
  const rows = await read.all<{ id: number }>(
    `select t.id from task t where ${wanted.text} and ${mine.text}`,
    [...wanted.values, ...mine.values],
  );
  return new Set(rows.map((row) => row.id));
}
