/** Lists of cases: columns only, never the JSON of a record. */
import type { Reader, SqlValue } from '../port.ts';
import type { RecordRow } from '../rows/work.ts';
import {
  all,
  any,
  before,
  behind,
  type Cursor,
  countOf,
  cut,
  farFuture,
  oneOf,
  type PageOf,
  type PageRequest,
  type Sql,
  sql,
} from './keyset.ts';
import { searchFor } from './search.ts';

/** What a list shows of a case. */
export type CaseListRow = Omit<RecordRow, 'body'>;

export const caseColumns = [
  'id',
  'pack',
  'pack_version',
  'revision',
  'number',
  'title',
  'status',
  'phase',
  'unit_id',
  'area_id',
  'created_by',
  'created_at',
  'closed_at',
  'due_at',
  'supervision',
  'confidential',
  'anonymous',
] as const satisfies readonly (keyof CaseListRow)[];

const columns = caseColumns.map((name) => `r.${name}`).join(', ');

/** Which cases a person sees: all, or those of these units and those they handle or handled. */
export interface CaseScope {
  readonly all: boolean;
  readonly units: readonly number[];
  readonly user: number;
}

export interface CaseFilter {
  readonly scope: CaseScope;
  readonly q?: string | undefined;
  readonly status?: string | undefined;
  readonly unit?: number | undefined;
  /** Light of the running case clock. */
  readonly light?: 'green' | 'yellow' | 'orange' | 'red' | undefined;
  readonly supervised?: boolean | undefined;
  readonly createdBy?: number | undefined;
  /** A personal value that `q` may be, by its keyed digest. */
  readonly personal?: { readonly field: string; readonly digest: string } | undefined;
  /** UTC milliseconds, for the lights. */
  readonly now: number;
}

/** States of an order that is not closed. */
export const openOrderStates = ['opened', 'acknowledged', 'reported', 'sentBack', 'accepted'];

export type CaseSort = '-created' | 'created' | 'due' | '-due';

/** Cases with a running clock of this light; an index range over `(state, due_at)`. */
function lightCondition(light: NonNullable<CaseFilter['light']>, now: number): Sql {
  const running = `select c.record_id from clock c where c.state = 'running' and c.kind = 'case'`;
  const inTime = `${running} and c.due_at >= ?`;
  const texts = {
    red: sql(`${running} and c.due_at < ?`, now),
    orange: sql(`${inTime} and c.orange_at <= ?`, now, now),
    yellow: sql(`${inTime} and c.yellow_at <= ? and c.orange_at > ?`, now, now, now),
    green: sql(`${inTime} and c.yellow_at > ?`, now, now),
  };
  const chosen = texts[light];
  return { text: `r.id in (${chosen.text})`, values: chosen.values };
}

/** Found by its number, or by a personal value that stands nowhere in clear. */
function orPersonal(condition: Sql, { personal }: CaseFilter): Sql {
  if (!personal) return condition;
  const text = 'r.id in (select f.record_id from record_field f where f.field = ? and f.value = ?)';
  return any([
    { text: `(${condition.text})`, values: condition.values },
    sql(text, personal.field, personal.digest),
  ]);
}

/** Cases with an open order, through the orders, of which there are few. */
function supervisedCondition(supervised: boolean): Sql {
  if (!supervised) return sql("r.supervision = 'none'");
  const open = oneOf('o.state', openOrderStates);
  const text = `r.id in (select o.record_id from supervision_order o where ${open.text})`;
  return { text, values: open.values };
}

/** The condition of a scope on the records `r`; null where it lets all through. */
export function scopeCondition(scope: CaseScope): Sql | null {
  if (scope.all) return null;
  return any([
    oneOf('r.unit_id', scope.units),
    oneOf('r.area_id', scope.units),
    sql('r.id in (select p.record_id from record_person p where p.user_id = ?)', scope.user),
    sql('r.created_by = ?', scope.user),
  ]);
}

function conditions(filter: CaseFilter): Sql[] {
  const found: Sql[] = [];
  const scope = scopeCondition(filter.scope);
  if (scope) found.push(scope);
  if (filter.status !== undefined) found.push(sql('r.status = ?', filter.status));
  if (filter.unit !== undefined) found.push(sql('r.unit_id = ?', filter.unit));
  if (filter.createdBy !== undefined) found.push(sql('r.created_by = ?', filter.createdBy));
  if (filter.light !== undefined) found.push(lightCondition(filter.light, filter.now));
  if (filter.supervised !== undefined) found.push(supervisedCondition(filter.supervised));
  const search = searchFor(filter.q);
  if (search?.ids) found.push({ text: `r.id in (${search.ids.text})`, values: search.ids.values });
  if (search) found.push(orPersonal(search.condition, filter));
  return found;
}

const select = (condition: Sql): Sql => ({
  text: `select ${columns} from record r where ${condition.text}`,
  values: condition.values,
});

/** One page of cases with the total. Cases without a due time come last when sorted by it. */
export async function listCases(
  reader: Reader,
  filter: CaseFilter,
  sort: CaseSort,
  request: PageRequest,
): Promise<PageOf<CaseListRow>> {
  const where = conditions(filter);
  const bound = sql('r.created_at <= ?', farFuture);
  const [page, total] = await Promise.all([
    sort === 'due' || sort === '-due'
      ? byDue(reader, where, sort === '-due', request)
      : byCreation(reader, where, sort === '-created', request),
    countOf(reader, {
      text: `select r.id from record r where ${all([...where, bound]).text}`,
      values: all([...where, bound]).values,
    }),
  ]);
  return { ...page, total };
}

async function byCreation(
  reader: Reader,
  where: readonly Sql[],
  descending: boolean,
  { limit, after }: PageRequest,
): Promise<{ rows: readonly CaseListRow[]; next: Cursor | null }> {
  const from = (descending ? before : behind)('r.created_at', 'r.id', after);
  const query = select(all([...where, from]));
  const direction = descending ? 'desc' : 'asc';
  const order = `order by r.created_at ${direction}, r.id ${direction} limit ${limit + 1}`;
  const rows = await reader.all<CaseListRow>(`${query.text} ${order}`, query.values);
  return cut(rows, limit, (row) => ({ value: row.created_at, id: row.id }));
}

async function byDue(
  reader: Reader,
  where: readonly Sql[],
  descending: boolean,
  { limit, after }: PageRequest,
): Promise<{ rows: readonly CaseListRow[]; next: Cursor | null }> {
  const rows: CaseListRow[] = [];
  if (after === null || after.value !== null) {
    const from = (descending ? before : behind)('r.due_at', 'r.id', after);
    const query = select(all([...where, from]));
    const direction = descending ? 'desc' : 'asc';
    const order = `order by r.due_at ${direction}, r.id ${direction} limit ${limit + 1}`;
    rows.push(...(await reader.all<CaseListRow>(`${query.text} ${order}`, query.values)));
  }
  if (rows.length <= limit) {
    const behindId = after !== null && after.value === null ? after.id : 0;
    const rest = select(all([...where, sql('r.due_at is null and r.id > ?', behindId)]));
    const order = `order by r.id limit ${limit + 1 - rows.length}`;
    rows.push(...(await reader.all<CaseListRow>(`${rest.text} ${order}`, rest.values)));
  }
  return cut(rows, limit, (row) => ({ value: row.due_at, id: row.id }));
}

/** How many cases a person has started. */
export function countStartedBy(reader: Reader, user: number): Promise<number | '10000+'> {
  return countOf(reader, sql('select r.id from record r where r.created_by = ?', user));
}

async function first<Row>(
  reader: Reader,
  text: string,
  values: readonly SqlValue[],
): Promise<Row | null> {
  return (await reader.all<Row>(text, values))[0] ?? null;
}

/** A whole case with its JSON. */
export function recordById(reader: Reader, id: number): Promise<RecordRow | null> {
  return first(reader, 'select * from record where id = ?', [id]);
}

export function recordByNumber(reader: Reader, number: string): Promise<RecordRow | null> {
  return first(reader, 'select * from record where number = ?', [number]);
}

/** The case behind a private tracking link. */
export function recordByToken(reader: Reader, tokenHash: string): Promise<RecordRow | null> {
  const text = `select r.* from tracking t join record r on r.id = t.record_id
    where t.token_hash = ?`;
  return first(reader, text, [tokenHash]);
}

/** Whether a searchable value of the case is this one. */
export async function hasField(
  reader: Reader,
  record: number,
  field: string,
  value: string,
): Promise<boolean> {
  const text = 'select record_id from record_field where field = ? and value = ? and record_id = ?';
  return (await first(reader, text, [field, value, record])) !== null;
}
