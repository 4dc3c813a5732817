import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reader, SqlValue } from '../../store/port.ts';
import { listIncidents } from '../../store/queries/incident.ts';
import { type Cursor, type PageOf, readCursor, writeCursor } from '../../store/queries/keyset.ts';
import { listNotices } from '../../store/queries/notice.ts';
import {
  type CaseFilter,
  type CaseListRow,
  type CaseSort,
  listCases,
} from '../../store/queries/record.ts';
import { listOrders } from '../../store/queries/supervision.ts';
import { assignedTasks, claimableTasks, countTasks, doneTasks } from '../../store/queries/task.ts';
import { sqliteDatabase, type TestDatabase } from './databases.ts';

const rows = 100_000;
const now = 2_000_000;

/** One row a number below 100,000, written by the database itself. */
const fill = (table: string, columns: string, values: string): string => `
  with recursive n(i) as (select 1 union all select i + 1 from n where i < ${rows})
  insert into ${table} (${columns}) select ${values} from n`;

const statements = [
  fill(
    'record',
    `id, pack, pack_version, revision, number, title, status, phase, unit_id, area_id, created_by,
      created_at, closed_at, due_at, supervision, confidential, anonymous, body`,
    `i, 'appeal', 1, 1, printf('8890-20260302-%06d', i), '室温不达标', 'handling', 'handle',
      i % 64 + 1, i % 17 + 100, i % 500, i, null, i + 1000000, 'none', 0, 0, '{}'`,
  ),
  fill(
    'task',
    `id, instance_id, part, record_id, definition_id, element, state, revision, assignee, unit_id,
      created_at, ended_at, due_at, ended_by`,
    `i, i, 0, i, 1, 'handle', case i % 3 when 0 then 'ready' when 1 then 'reserved'
      else 'completed' end, 1, case i % 3 when 0 then null else i % 500 end, i % 64 + 1, i,
      case i % 3 when 2 then i else null end, i, case i % 3 when 2 then i % 500 else null end`,
  ),
  fill('candidate', 'principal, task_id, due_at', `'role:' || (i % 3), i, i`),
  fill('record_gram', 'gram, record_id', `case i % 1000 when 0 then '水管' else '室温' end, i`),
  fill('record_person', 'record_id, user_id', 'i, i % 500'),
  fill(
    'clock',
    `id, record_id, task_id, kind, limit_text, started_at, changes, due_at, yellow_at, orange_at,
      state, provisional`,
    `i, i, null, 'case', '5wd', i, '[]', i + ${now} - 1000, i, i, case i % 10 when 0 then 'running'
      else 'stopped' end, 0`,
  ),
  fill(
    'notice',
    'id, user_id, kind, record_id, data, created_at, read_at',
    `i, i % 500, 'task-assigned', i, '{}', i, case i % 2 when 0 then i else null end`,
  ),
  fill(
    'supervision_order',
    `id, record_id, level, open_level, state, revision, reason, opened_by, opened_at, due_at`,
    `i, i, 'L1', case i % 50 when 0 then 'L1' else null end, case i % 50 when 0 then 'opened'
      else 'closed' end, 1, '', 1, i, i`,
  ),
  fill(
    'incident',
    'id, instance_id, part, element, code, detail, raised_at, cleared_at',
    `i, i, 0, 'handle', 'x', '', i, case i % 100 when 0 then null else i end`,
  ),
];

let database: TestDatabase;
beforeAll(async () => {
  database = await sqliteDatabase();
  await database.store.transaction(async (transaction) => {
    for (const statement of statements) await transaction.run(statement);
  });
}, 60_000);
afterAll(() => database.end());

/** Runs each query, and keeps what SQLite says of how it ran it. */
function watched(): { reader: Reader; scans: string[] } {
  const scans: string[] = [];
  const { lists } = database.store;
  const reader: Reader = {
    async all<Row>(sql: string, params: readonly SqlValue[] = []): Promise<Row[]> {
      const plan = await lists.all<{ detail: string }>(`explain query plan ${sql}`, params);
      // What a query has read already may be scanned: `b0`, `u`, `counted`, `every_row`.
      const bad = plan.filter(({ detail }) => /SCAN (?!b\d|u$|counted|every_row|\()/.test(detail));
      scans.push(...bad.map(({ detail }) => `${detail} in ${sql}`));
      return lists.all<Row>(sql, params);
    },
  };
  return { reader, scans };
}

const page = { limit: 50, after: null };
const everything = { all: true, units: [], user: 7 };
const someUnits = { all: false, units: [3, 4, 103], user: 7 };

const caseLists: [string, Partial<CaseFilter>, CaseSort][] = [
  ['of everybody', {}, '-created'],
  ['of everybody, oldest first', {}, 'created'],
  ['by due time', {}, 'due'],
  ['of some units', { scope: someUnits }, '-created'],
  ['of some units by due time', { scope: someUnits }, '-due'],
  ['started by me', { createdBy: 7 }, '-created'],
  ['of one unit and status', { unit: 3, status: 'handling' }, '-created'],
  ['past their limit', { light: 'red' }, '-created'],
  ['nearly due', { light: 'orange' }, 'due'],
  ['by words', { q: '水管' }, '-created'],
  ['by one character', { q: '水' }, '-created'],
  ['by number', { q: '8890-20260302-0000' }, '-created'],
  ['supervised', { supervised: true, scope: someUnits }, '-created'],
];

describe('lists with 100,000 rows in every table', () => {
  it.each(caseLists)('cases %s never scan a table', async (_name, filter, sort) => {
    const { reader, scans } = watched();
    const found = await listCases(reader, { scope: everything, now, ...filter }, sort, page);
    expect(scans).toEqual([]);
    expect(found.total === '10000+' || found.total >= found.rows.length).toBe(true);
  });

  it('work lists never scan a table and page by key', async () => {
    const { reader, scans } = watched();
    const filter = { user: 7, candidateKeys: ['user:7', 'role:0', 'role:1'] };
    for (const list of [assignedTasks, claimableTasks, doneTasks]) {
      const first = await list(reader, filter, page);
      const second = await list(reader, filter, { limit: 50, after: first.next });
      const ids = new Set([...first.rows, ...second.rows].map(({ task }) => task.id));
      expect(ids.size).toBe(first.rows.length + second.rows.length);
      await list(reader, { ...filter, q: '室温' }, page);
    }
    expect(await countTasks(reader, filter)).toMatchObject({ claimable: '10000+' });
    expect(scans).toEqual([]);
  });

  it('orders, notices and incidents never scan a table', async () => {
    const { reader, scans } = watched();
    await listOrders(reader, everything, 'open', page);
    await listOrders(reader, someUnits, 'closed', page);
    const unread = await listNotices(reader, 7, true, page);
    expect(unread.rows.every((row) => row.read_at === null)).toBe(true);
    await listNotices(reader, 7, false, page);
    await listIncidents(reader, page);
    expect(scans).toEqual([]);
  });

  it('notices come newest first whatever node gave them their ids', async () => {
    await database.store.transaction((transaction) =>
      transaction.run('update notice set created_at = 1000000 - id where user_id = 7'),
    );
    const { reader, scans } = watched();
    const first = await listNotices(reader, 7, false, { limit: 50, after: null });
    const second = await listNotices(reader, 7, false, { limit: 50, after: first.next });
    const moments = [...first.rows, ...second.rows].map(({ created_at }) => created_at);
    expect(new Set(moments).size).toBe(100);
    expect(moments).toEqual(moments.toSorted((a, b) => b - a));
    expect(scans).toEqual([]);
  });

  it('pages by key give each row once, those without a due time last', async () => {
    await database.store.transaction((transaction) =>
      transaction.run('update record set due_at = null where id % 640 = 2'),
    );
    const { lists } = database.store;
    const filter: CaseFilter = { scope: everything, now, unit: 3 };
    for (const sort of ['due', '-due', 'created', '-created'] as const) {
      const seen: { id: number; due_at: number | null }[] = [];
      let after: Cursor | null = null;
      do {
        const found: PageOf<CaseListRow> = await listCases(lists, filter, sort, {
          limit: 97,
          after,
        });
        seen.push(...found.rows);
        after = readCursor(writeCursor(found.next) ?? undefined) ?? null;
      } while (after !== null);
      expect(new Set(seen.map(({ id }) => id)).size).toBe(1563);
      expect(seen).toHaveLength(1563);
      if (!sort.endsWith('due')) continue;
      const undated = seen.findIndex(({ due_at }) => due_at === null);
      expect(seen.slice(undated).every(({ due_at }) => due_at === null)).toBe(true);
      const dues = seen.slice(0, undated).map(({ due_at }) => due_at ?? 0);
      const sorted = dues.toSorted((a, b) => (sort === 'due' ? a - b : b - a));
      expect(dues).toEqual(sorted);
    }
  });
});
