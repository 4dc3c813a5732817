/** The work lists of a person, each an index range of its own: what is due first comes first. */
import type { Reader, SqlValue } from '../port.ts';
import type { RecordRow, TaskRow } from '../rows/work.ts';
import {
  all,
  before,
  behind,
  type Cursor,
  countOf,
  cut,
  farFuture,
  firstOf,
  type PageOf,
  type PageRequest,
  type Sql,
  sql,
} from './keyset.ts';
import { type CaseListRow, caseColumns } from './record.ts';
import { searchFor } from './search.ts';

/** States in which a task is in somebody's hands. */
const assignedStates = [
  'reserved',
  'inProgress',
  'delegated',
  'suspendedReserved',
  'suspendedInProgress',
  'suspendedDelegated',
] as const;
const offeredStates = "('ready', 'suspendedReady')";
const everyOpen = ['ready', 'suspendedReady', ...assignedStates];
const openStates = `(${everyOpen.map((state) => `'${state}'`)})`;

const taskColumns = [
  'id',
  'definition_id',
  'element',
  'state',
  'revision',
  'assignee',
  'unit_id',
  'created_at',
  'ended_at',
  'due_at',
  'record_id',
] as const satisfies readonly (keyof TaskRow)[];

export type TaskListTask = Pick<TaskRow, (typeof taskColumns)[number]>;

/** A line of a work list: the task with its case. */
export interface TaskListRow {
  readonly task: TaskListTask;
  readonly record: CaseListRow;
}

export interface TaskFilter {
  readonly user: number;
  /** Keys of `candidate.principal` that are this person. */
  readonly candidateKeys: readonly string[];
  readonly q?: string | undefined;
}

const columns = [
  ...taskColumns.map((name) => `t.${name} as ${name}`),
  ...caseColumns.map((name) => `r.${name} as case_${name}`),
].join(', ');

type FlatRow = { readonly [column: string]: SqlValue } & { readonly id: number };

function split(row: FlatRow): TaskListRow {
  const task = Object.fromEntries(taskColumns.map((name) => [name, row[name] ?? null]));
  const record = Object.fromEntries(caseColumns.map((name) => [name, row[`case_${name}`] ?? null]));
  return { task: task as unknown as TaskListTask, record: record as unknown as CaseListRow };
}

/** When a task in somebody's hands or its case is due; those without a limit come last. */
const ownDue = `coalesce(t.due_at, ${farFuture})`;
const caseDue = `coalesce(r.due_at, ${farFuture})`;
const dueAt = `case when ${caseDue} < ${ownDue} then ${caseDue} else ${ownDue} end`;

const searched = (q: string | undefined): readonly Sql[] => {
  const search = searchFor(q);
  return search ? [search.condition] : [];
};

function assignedBranches({ user, q }: TaskFilter, after: Cursor | null): Sql[] {
  return assignedStates.map((state) => {
    const where = all([
      sql('t.assignee = ? and t.state = ?', user, state),
      behind(dueAt, 't.id', after),
      ...searched(q),
    ]);
    const text = `select ${columns}, ${dueAt} as sort_at from task t
      join record r on r.id = t.record_id where ${where.text}`;
    return { text, values: where.values };
  });
}

function claimableBranches({ candidateKeys, q }: TaskFilter, after: Cursor | null): Sql[] {
  return candidateKeys.map((key) => {
    const where = all([
      sql('c.principal = ?', key),
      behind('c.due_at', 'c.task_id', after),
      sql(`t.state in ${offeredStates}`),
      ...searched(q),
    ]);
    const text = `select ${columns}, c.due_at as sort_at from candidate c
      join task t on t.id = c.task_id
      join record r on r.id = t.record_id where ${where.text}`;
    return { text, values: where.values };
  });
}

async function pageOf(
  reader: Reader,
  branches: (after: Cursor | null) => Sql[],
  { limit, after }: PageRequest,
): Promise<PageOf<TaskListRow>> {
  if (branches(null).length === 0) return { rows: [], next: null, total: 0 };
  const query = firstOf(branches(after), 'sort_at, id', limit + 1);
  const [rows, total] = await Promise.all([
    reader.all<FlatRow>(query.text, query.values),
    countOf(reader, ids(branches(null))),
  ]);
  const page = cut(rows, limit, (row) => ({ value: Number(row.sort_at), id: Number(row.id) }));
  return { rows: page.rows.map(split), next: page.next, total };
}

/** The same rows, ids only and each once. */
function ids(branches: readonly Sql[]): Sql {
  const parts = branches.map((branch) => branch.text.replace(columns, 't.id as id'));
  const text = `select id from (${parts.join(' union ')}) as every_row`;
  return { text, values: branches.flatMap((branch) => branch.values) };
}

/** 待办: tasks in the person's hands. */
export function assignedTasks(
  reader: Reader,
  filter: TaskFilter,
  request: PageRequest,
): Promise<PageOf<TaskListRow>> {
  return pageOf(reader, (after) => assignedBranches(filter, after), request);
}

/** 可认领: tasks offered to the person, their posts or units. */
export function claimableTasks(
  reader: Reader,
  filter: TaskFilter,
  request: PageRequest,
): Promise<PageOf<TaskListRow>> {
  return pageOf(reader, (after) => claimableBranches(filter, after), request);
}

/** 已办: tasks the person completed, latest first. */
export async function doneTasks(
  reader: Reader,
  { user, q }: TaskFilter,
  { limit, after }: PageRequest,
): Promise<PageOf<TaskListRow>> {
  const where = (from: Cursor | null): Sql =>
    all([sql('t.ended_by = ?', user), before('t.ended_at', 't.id', from), ...searched(q)]);
  const from = 'from task t join record r on r.id = t.record_id';
  const page = where(after);
  const counted = where(null);
  const [rows, total] = await Promise.all([
    reader.all<FlatRow>(
      `select ${columns} ${from} where ${page.text}
        order by t.ended_at desc, t.id desc limit ${limit + 1}`,
      page.values,
    ),
    countOf(reader, { text: `select t.id ${from} where ${counted.text}`, values: counted.values }),
  ]);
  const cutPage = cut(rows, limit, (row) => ({ value: Number(row.ended_at), id: row.id }));
  return { rows: cutPage.rows.map(split), next: cutPage.next, total };
}

/** How many tasks each list of the person has. */
export async function countTasks(
  reader: Reader,
  filter: Omit<TaskFilter, 'q'>,
): Promise<{ readonly [list in 'assigned' | 'claimable' | 'done']: number | '10000+' }> {
  const offered = claimableBranches(filter, null);
  const [assigned, claimable, done] = await Promise.all([
    countOf(reader, ids(assignedBranches(filter, null))),
    offered.length === 0 ? 0 : countOf(reader, ids(offered)),
    countOf(
      reader,
      sql('select id from task where ended_by = ? and ended_at <= ?', filter.user, farFuture),
    ),
  ]);
  return { assigned, claimable, done };
}

/** One task; null when there is none. */
export async function taskById(reader: Reader, id: number): Promise<TaskRow | null> {
  return (await reader.all<TaskRow>('select * from task where id = ?', [id]))[0] ?? null;
}

/** Tasks of a case that wait for somebody. */
export function openTasksOf(reader: Reader, record: RecordRow['id']): Promise<TaskRow[]> {
  const text = `select * from task where record_id = ? and state in ${openStates} order by id`;
  return reader.all<TaskRow>(text, [record]);
}

/** Who may claim a task. */
export async function candidatesOf(reader: Reader, task: number): Promise<readonly string[]> {
  const text = 'select principal from candidate where task_id = ?';
  const rows = await reader.all<{ principal: string }>(text, [task]);
  return rows.map(({ principal }) => principal);
}

/** Candidates of several tasks. */
export function candidatesOfCase(
  reader: Reader,
  record: RecordRow['id'],
): Promise<{ principal: string; task_id: number }[]> {
  const text = `select c.principal, c.task_id from task t join candidate c on c.task_id = t.id
    where t.record_id = ?`;
  return reader.all(text, [record]);
}

/** Completed tasks of a case, oldest first. */
export function endedTasksOf(
  reader: Reader,
  record: RecordRow['id'],
): Promise<{ id: number; element: string; ended_by: number; ended_at: number }[]> {
  const text = `select id, element, ended_by, ended_at from task
    where record_id = ? and ended_by is not null order by ended_at, id`;
  return reader.all(text, [record]);
}
