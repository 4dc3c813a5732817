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

/** Who belongs to a case, whatever their scope: read once for all who listen. */
export interface CaseAudience {
  readonly unit: number | null;
  readonly area: number | null;
  readonly people: ReadonlySet<number>;
  /** Keys of `candidate.principal` of its open tasks. */
  readonly candidates: ReadonlySet<string>;
}

/** The audiences of some cases; those that do not exist are not in the answer. */
export async function audiencesOf(
  read: Reader,
  records: readonly number[],
): Promise<ReadonlyMap<number, CaseAudience>> {
  const found = new Map<
    number,
    { unit: number | null; area: number | null; people: Set<number>; candidates: Set<string> }
  >();
  if (records.length === 0) return found;
  const by = (column: string) => oneOf(column, records);
  const [cases, people, tasks] = await Promise.all([
    read.all<{ id: number; unit_id: number | null; area_id: number | null; created_by: number }>(
      `select r.id, r.unit_id, r.area_id, r.created_by from record r where ${by('r.id').text}`,
      records,
    ),
    read.all<{ record_id: number; user_id: number }>(
      `select p.record_id, p.user_id from record_person p where ${by('p.record_id').text}`,
      records,
    ),
    read.all<{ record_id: number; assignee: number | null; principal: string | null }>(
      `select t.record_id, t.assignee, c.principal from task t
       left join candidate c on c.task_id = t.id
       where t.ended_at is null and ${by('t.record_id').text}`,
      records,
    ),
  ]);
  for (const { id, unit_id, area_id, created_by } of cases) {
    const whole = { unit: unit_id, area: area_id, candidates: new Set<string>() };
    found.set(id, { ...whole, people: new Set(created_by === null ? [] : [created_by]) });
  }
  for (const { record_id, user_id } of people) found.get(record_id)?.people.add(user_id);
  for (const { record_id, assignee, principal } of tasks) {
    if (assignee !== null) found.get(record_id)?.people.add(assignee);
    else if (principal !== null) found.get(record_id)?.candidates.add(principal);
  }
  return found;
}
