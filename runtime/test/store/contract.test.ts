import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dataSourceOf } from '../../store/migrate.ts';
import { pairKey, rowKey, type Store } from '../../store/port.ts';
import type { InstanceRow } from '../../store/rows/process.ts';
import type { TaskRow } from '../../store/rows/work.ts';
import type { Write } from '../../store/write.ts';
import {
  memoryDatabase,
  mysqlServer,
  sqliteDatabase,
  type TestDatabase,
  type TestServer,
} from './databases.ts';

const instance: InstanceRow = {
  id: 1,
  definition_id: 1,
  process: 'appeal',
  state: 'active',
  revision: 1,
  last_record: 4,
  record_id: null,
  parent_instance: null,
  parent_call: null,
  started_at: 1_795_392_000_123,
  ended_at: null,
};

const task: TaskRow = {
  id: 9_007_199_254_740_991,
  instance_id: 1,
  part: 0,
  record_id: null,
  definition_id: 1,
  element: '分派',
  state: 'ready',
  revision: 1,
  assignee: null,
  unit_id: null,
  created_at: 1_795_392_000_123,
  claimed_at: null,
  ended_at: null,
  due_at: null,
  outcome: null,
  ended_by: null,
  draft: null,
};

const insertInstance = (id: number): Write => ({
  op: 'insert',
  table: 'instance',
  row: { ...instance, id },
});

const moveInstance = (id: number, from: number): Write => ({
  op: 'update',
  table: 'instance',
  key: { id },
  set: { revision: from + 1, ended_at: id === 2 ? null : 5 },
  expect: { revision: from, ended_at: null },
});

function apply(store: Store, writes: readonly Write[]) {
  return store.transaction((transaction) => transaction.apply(writes));
}

const setting = (name: string, value: string): Write => ({
  op: 'upsert',
  table: 'setting',
  row: { name, value, revision: 1 },
});

const request = { keys: [], instances: [], records: [], tasks: [], rows: [], counters: [] };

let server: TestServer | undefined;
const databases: { name: string; create: () => Promise<TestDatabase> }[] = [
  { name: 'memory', create: memoryDatabase },
  { name: 'SQLite', create: sqliteDatabase },
  {
    name: 'MariaDB',
    create: () => {
      if (server === undefined) throw new Error('Expected a server');
      return server.database();
    },
  },
];

beforeAll(async () => {
  server = await mysqlServer();
});

afterAll(() => server?.stop());

describe.each(databases)('store on $name', ({ create }) => {
  let database: TestDatabase;
  let store: Store;

  beforeEach(async () => {
    database = await create();
    store = database.store;
  });

  afterEach(() => database.end());

  it('writes rows of every type and reads them back as they were', async () => {
    const text = `quote ' backslash \\ " newline \n emoji 😀 nul \u0000 分派 ?`;
    await apply(store, [
      insertInstance(1),
      { op: 'insert', table: 'task', row: { ...task, draft: text } },
      { op: 'insert', table: 'part', row: { instance_id: 1, part: 0, body: 'x'.repeat(300_000) } },
    ]);
    expect(await store.read.all('SELECT * FROM instance')).toEqual([instance]);
    expect(await store.lists.all('SELECT * FROM task WHERE draft = ?', [text])).toEqual([
      { ...task, draft: text },
    ]);
    const parts = await store.transaction((transaction) => transaction.parts([1, 2]));
    expect(parts).toEqual([{ instance_id: 1, part: 0, body: 'x'.repeat(300_000) }]);
  });

  it('compares text by its bytes', async () => {
    await apply(store, [setting('Name', 'a'), setting('name', 'b')]);
    expect(await store.read.all("SELECT value FROM setting WHERE name = 'name'")).toHaveLength(1);
  });

  it('updates many rows at once and checks what each expects', async () => {
    await apply(store, [1, 2, 3].map(insertInstance));
    expect(
      await apply(
        store,
        [1, 2, 3].map((id) => moveInstance(id, 1)),
      ),
    ).toEqual([]);
    const rows = await store.read.all('SELECT id, revision, ended_at FROM instance ORDER BY id');
    expect(rows).toEqual([
      { id: 1, revision: 2, ended_at: 5 },
      { id: 2, revision: 2, ended_at: null },
      { id: 3, revision: 2, ended_at: 5 },
    ]);
  });

  it('names the row of an update that met none; rolls back when the caller throws', async () => {
    await apply(store, [insertInstance(1), insertInstance(2)]);
    const work = store.transaction(async (transaction) => {
      const conflicts = await transaction.apply([moveInstance(1, 1), moveInstance(2, 7)]);
      expect(conflicts).toContainEqual({ table: 'instance', key: { id: 2 } });
      throw new Error('roll back');
    });
    await expect(work).rejects.toThrow('roll back');
    const rows = await store.read.all('SELECT revision FROM instance ORDER BY id');
    expect(rows).toEqual([{ revision: 1 }, { revision: 1 }]);
    const missing = await apply(store, [
      { op: 'update', table: 'setting', key: { name: 'none' }, set: { value: 'x' } },
    ]);
    expect(missing).toEqual([{ table: 'setting', key: { name: 'none' } }]);
  });

  it('adds to a column that was not read', async () => {
    await apply(store, [setting('a', '1'), setting('b', '2')]);
    const grow = (name: string): Write => ({
      op: 'update',
      table: 'task',
      key: { id: Number(name) },
      set: { state: 'withdrawn' },
      add: { revision: 1 },
    });
    await apply(store, [
      { op: 'insert', table: 'task', row: { ...task, id: 1 } },
      { op: 'insert', table: 'task', row: { ...task, id: 2, revision: 5 } },
    ]);
    await apply(store, [grow('1'), grow('2')]);
    expect(await store.read.all('SELECT state, revision FROM task ORDER BY id')).toEqual([
      { state: 'withdrawn', revision: 2 },
      { state: 'withdrawn', revision: 6 },
    ]);
  });

  it('updates rows with long text beside their neighbours', async () => {
    await apply(store, [setting('a', '1'), setting('b', '2')]);
    const change = (name: string, revision: number): Write => ({
      op: 'update',
      table: 'setting',
      key: { name },
      set: { value: name.repeat(70_000), revision: 2 },
      expect: { revision },
    });
    expect(await apply(store, [change('a', 1), change('b', 1)])).toEqual([]);
    const [row] = await store.read.all<{ value: string }>(
      'SELECT value FROM setting WHERE name = ?',
      ['b'],
    );
    expect(row?.value).toHaveLength(70_000);
  });

  it('upserts, deletes by key, by part of a key and many at once', async () => {
    const candidate = (principal: string, id: number): Write => ({
      op: 'insert',
      table: 'candidate',
      row: { principal, task_id: id, due_at: 1 },
    });
    await apply(store, [
      candidate('user:1', 1),
      candidate('role:x', 1),
      candidate('user:1', 2),
      candidate('user:2', 2),
      candidate('user:3', 3),
    ]);
    await apply(store, [
      { op: 'delete', table: 'candidate', key: { task_id: 1 } },
      { op: 'delete', table: 'candidate', key: { task_id: 3 } },
      { op: 'delete', table: 'candidate', key: { principal: 'user:1', task_id: 2 } },
      { op: 'delete', table: 'candidate', key: { principal: 'user:9', task_id: 2 } },
    ]);
    expect(await store.read.all('SELECT * FROM candidate')).toEqual([
      { principal: 'user:2', task_id: 2, due_at: 1 },
    ]);
    await apply(store, [setting('a', '1')]);
    await apply(store, [setting('a', '2'), setting('b', '3')]);
    expect(await store.read.all('SELECT name, value FROM setting ORDER BY name')).toEqual([
      { name: 'a', value: '2' },
      { name: 'b', value: '3' },
    ]);
  });

  it('tells a taken key from other failures', async () => {
    await apply(store, [insertInstance(1)]);
    await expect(apply(store, [insertInstance(1)])).rejects.toMatchObject({
      failure: 'duplicate',
    });
    await expect(store.read.all('SELECT nothing FROM nowhere')).rejects.toMatchObject({
      failure: 'invalid',
    });
    await expect(store.lists.all('SELECT nothing FROM nowhere')).rejects.toMatchObject({
      failure: 'invalid',
    });
  });

  it('loads all that a batch asks for', async () => {
    const key = { scope: 'user:1 POST /x', idempotency_key: 'k' };
    const kept = { ...key, fingerprint: 'f', answer: '{}', created_at: 1 };
    await apply(store, [
      insertInstance(1),
      insertInstance(2),
      { op: 'insert', table: 'task', row: task },
      setting('a', '1'),
      { op: 'insert', table: 'idempotency', row: kept },
      { op: 'insert', table: 'counter', row: { name: 'n', period: 'p', value: 41 } },
    ]);
    const loaded = await store.transaction((transaction) =>
      transaction.load({
        ...request,
        instances: [1, 7],
        tasks: [task.id],
        records: [5],
        keys: [
          { scope: key.scope, key: 'k' },
          { scope: key.scope, key: 'other' },
        ],
        rows: [
          { table: 'setting', key: { name: 'a' } },
          { table: 'setting', key: { name: 'b' } },
          { table: 'counter', key: { period: 'p', name: 'n' } },
        ],
        counters: [
          { name: 'n', period: 'p' },
          { name: 'n', period: 'q' },
        ],
      }),
    );
    expect([...loaded.instances.values()]).toEqual([instance]);
    expect([...loaded.tasks.values()]).toEqual([task]);
    expect([...loaded.records]).toEqual([]);
    expect([...loaded.keys]).toEqual([[pairKey(key.scope, 'k'), kept]]);
    expect(loaded.rows.get(rowKey({ table: 'setting', key: { name: 'a' } }))).toEqual({
      name: 'a',
      value: '1',
      revision: 1,
    });
    expect(loaded.rows.has(rowKey({ table: 'setting', key: { name: 'b' } }))).toBe(false);
    const counter = rowKey({ table: 'counter', key: { name: 'n', period: 'p' } });
    expect(loaded.rows.get(counter)).toMatchObject({ value: 41 });
    expect(loaded.counters.get(pairKey('n', 'p'))).toBe(41);
    expect(loaded.counters.get(pairKey('n', 'q'))).toBe(0);
  });

  it('keeps what others commit when one transaction is rolled back', async () => {
    const failing = store.transaction(async (transaction) => {
      await transaction.apply([setting('a', '1')]);
      await new Promise((resolve) => setImmediate(resolve));
      throw new Error('roll back');
    });
    const others = [setting('b', '1'), setting('c', '1')].map((write) => apply(store, [write]));
    await expect(failing).rejects.toThrow('roll back');
    await Promise.all(others);
    const rows = await store.read.all('SELECT name FROM setting ORDER BY name');
    expect(rows).toEqual([{ name: 'b' }, { name: 'c' }]);
  });

  it('shows a reader nothing that is not committed', async () => {
    let read: Promise<unknown[]> | undefined;
    await store.transaction(async (transaction) => {
      await transaction.apply([setting('a', '1')]);
      read = store.dialect === 'mysql' ? store.read.all('SELECT * FROM setting') : undefined;
      if (read !== undefined) expect(await read).toEqual([]);
      if (database.place.kind === 'sqlite') {
        expect(await store.read.all('SELECT * FROM setting')).toEqual([]);
        expect(await store.lists.all('SELECT * FROM setting')).toEqual([]);
      }
    });
    expect(await store.lists.all('SELECT * FROM setting')).toHaveLength(1);
  });

  it('has a clock', async () => {
    const before = Date.now();
    const now = await store.now();
    expect(Math.abs(now - before)).toBeLessThan(60_000);
  });

  it('has the schema that the entities say', async () => {
    for (const schema of ['main', 'keys'] as const) {
      if (database.place.kind === 'mysql' && schema === 'keys') continue;
      const source = await dataSourceOf(database.place, schema).initialize();
      if (database.place.kind !== 'sqlite' || schema === 'keys') {
        if (database.place.kind === 'memory') await source.runMigrations();
      }
      if (schema === 'main' || database.place.kind === 'memory') {
        const pending = await source.driver.createSchemaBuilder().log();
        expect(pending.upQueries.map(({ query }) => query)).toEqual([]);
      }
      await source.destroy();
    }
  });
});
