import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkChain } from '../../audit/chain.ts';
import type { Command } from '../../commit/command.ts';
import { GroupCommit } from '../../commit/writer.ts';
import { openStore } from '../../store/open.ts';
import { StoreError } from '../../store/port.ts';
import type { AuditRow } from '../../store/rows/platform.ts';
import {
  mysqlServer,
  sqliteDatabase,
  type TestDatabase,
  type TestServer,
} from '../store/databases.ts';
import { increment, nobody, number } from './commands.ts';

const auditKey = { id: 1, secret: Buffer.alloc(32, 7) };

let server: TestServer | undefined;

beforeAll(async () => {
  server = await mysqlServer();
});

afterAll(() => server?.stop());

const databases = [
  { name: 'SQLite', create: sqliteDatabase },
  {
    name: 'MariaDB',
    create: () => {
      if (server === undefined) throw new Error('Expected a server');
      return server.database();
    },
  },
];

describe.each(databases)('group commit on $name', ({ create }) => {
  let database: TestDatabase;
  let commit: GroupCommit;
  const faults: string[] = [];

  beforeEach(async () => {
    faults.length = 0;
    database = await create();
    commit = await GroupCommit.open({
      store: database.store,
      auditKey,
      now: () => 1000,
      lanes: 1,
      onFault: (message) => faults.push(message),
    });
  });

  afterEach(async () => {
    await commit.drain();
    await database.end();
  });

  it('commits many commands in few transactions and chains their audit lines', async () => {
    const names = Array.from({ length: 250 }, (_, at) => `s${at}`);
    const outcomes = await Promise.all(names.map((name) => commit.run(increment(name))));
    expect(outcomes.every((outcome) => outcome.ok && outcome.answer === 1)).toBe(true);
    expect(commit.stats).toEqual({ commands: 250, batches: 3, retries: 0 });
    const rows = await database.store.read.all<AuditRow>('SELECT * FROM audit ORDER BY n');
    expect(rows).toHaveLength(250);
    const start = { n: 0, hash: '' };
    expect(checkChain(rows, start, () => auditKey).faults).toEqual([]);
    const altered = rows.map((row) => (row.n === 7 ? { ...row, actor_id: 3 } : row));
    expect(checkChain(altered, start, () => auditKey).faults).toEqual([
      { node: 1, n: 7, fault: 'row-altered' },
    ]);
    const shorter = rows.filter((row) => row.n !== 9);
    expect(checkChain(shorter, start, () => auditKey).faults).toEqual([
      { node: 1, n: 9, fault: 'row-missing' },
    ]);
  });

  it('decides on what the command before it in the batch wrote', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => commit.run(increment('a'))),
    );
    const answers = outcomes.map((outcome) => (outcome.ok ? outcome.answer : 0));
    expect(answers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
  });

  it('draws numbers without gaps, giving back what a refusal drew', async () => {
    const commands = Array.from({ length: 300 }, (_, at) => number('20261123', at % 3 === 0));
    const outcomes = await Promise.all(commands.map((command) => commit.run(command)));
    const drawn = outcomes.flatMap((outcome) => (outcome.ok ? outcome.answer : []));
    expect(drawn).toEqual(Array.from({ length: 200 }, (_, at) => at + 1));
    const rows = await database.store.read.all('SELECT * FROM counter');
    expect(rows).toEqual([{ name: '8890', period: '20261123', value: 200 }]);
  });

  it('changes state once for one key, also for twins that run at once', async () => {
    const keyed = (fingerprint: string): Command<number> => ({
      ...increment('k'),
      idempotency: { scope: 'user:1 POST /x', key: 'one', fingerprint },
    });
    const twins = await Promise.all([commit.run(keyed('a')), commit.run(keyed('a'))]);
    expect(twins).toEqual([
      { ok: true, answer: 1, repeated: false },
      { ok: true, answer: 1, repeated: true },
    ]);
    const other = await commit.run(keyed('b'));
    expect(other).toMatchObject({ ok: false, code: 'key-reused' });
    expect(await commit.run(increment('k'))).toMatchObject({ answer: 2 });
  });

  it('does not keep a refusal under its key', async () => {
    let refuse = true;
    const command: Command<number> = {
      ...increment('r'),
      idempotency: { scope: 's', key: 'k', fingerprint: 'f' },
      decide: (context) =>
        refuse
          ? { ok: false, code: 'rule-refused', detail: 'not yet' }
          : increment('r').decide(context),
    };
    expect(await commit.run(command)).toMatchObject({ ok: false, code: 'rule-refused' });
    refuse = false;
    expect(await commit.run(command)).toEqual({ ok: true, answer: 1, repeated: false });
  });

  it('takes out a command that throws or cannot be stored and commits its neighbours', async () => {
    const throws: Command<number> = {
      ...increment('t'),
      decide: () => {
        throw new Error('poison');
      },
    };
    const taken: Command<number> = {
      ...increment('taken'),
      decide: () => ({
        ok: true,
        answer: 1,
        audit: { action: 'x', object: { type: 'x', id: 'x' } },
        writes: [{ op: 'insert', table: 'setting', row: { name: 'n3', value: '', revision: 1 } }],
      }),
    };
    const names = Array.from({ length: 20 }, (_, at) => increment(`n${at}`));
    const outcomes = await Promise.all(
      [...names.slice(0, 10), throws, taken, ...names.slice(10)].map((c) => commit.run(c)),
    );
    expect(outcomes[10]).toMatchObject({ ok: false, code: 'internal' });
    expect(outcomes[11]).toMatchObject({ ok: false, code: 'state-conflict' });
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(20);
    expect(faults).toEqual(['The command increment threw']);
  });

  it('answers a stale update with a conflict and keeps the rest of the batch', async () => {
    await commit.run(increment('c'));
    const stale: Command<number> = {
      ...increment('c'),
      reads: {},
      decide: () => ({
        ok: true,
        answer: 9,
        audit: { action: 'x', object: { type: 'x', id: 'x' } },
        writes: [
          {
            op: 'update',
            table: 'setting',
            key: { name: 'c' },
            set: { value: '9', revision: 10 },
            expect: { revision: 9 },
          },
        ],
      }),
    };
    const outcomes = await Promise.all([commit.run(stale), commit.run(increment('d'))]);
    expect(outcomes[0]).toMatchObject({ ok: false, code: 'revision-conflict' });
    expect(outcomes[1]).toMatchObject({ ok: true });
  });

  it('refuses more than its queue holds and loses nothing it accepted', async () => {
    const small = await GroupCommit.open({
      store: database.store,
      auditKey,
      now: () => 1000,
      queueMax: 10,
    });
    const outcomes = await Promise.all(
      Array.from({ length: 15 }, (_, at) => small.run(increment(`q${at}`))),
    );
    expect(outcomes.slice(0, 10).every((outcome) => outcome.ok)).toBe(true);
    expect(outcomes.slice(10)).toEqual(
      Array(5).fill({ ok: false, code: 'overloaded', detail: 'Too many commands are waiting' }),
    );
    await small.drain();
    expect(await small.run(increment('late'))).toMatchObject({ code: 'unavailable' });
  });

  it('puts a whole waiting queue through one instance in order', async () => {
    const order: number[] = [];
    const commands = Array.from(
      { length: 30 },
      (_, at): Command<number> => ({
        name: 'touch',
        actor: nobody,
        reads: { record: 5 },
        decide: () => {
          order.push(at);
          return { ok: false, code: 'not-found', detail: '' };
        },
      }),
    );
    await Promise.all(commands.map((command) => commit.run(command)));
    expect(order).toEqual(Array.from({ length: 30 }, (_, at) => at));
  });

  it('lets two nodes change the same rows without losing an update', async () => {
    const store = database.store.dialect === 'mysql' ? await openStore(database.place) : null;
    const other = await GroupCommit.open({
      store: store ?? database.store,
      auditKey,
      now: () => 1000,
      lanes: 1,
    });
    expect(other.nodeNumbers).toEqual([2]);
    const runs = Array.from({ length: 400 }, (_, at) =>
      (at % 2 === 0 ? commit : other).run(increment(at % 10 === 0 ? `own${at}` : `s${at % 7}`)),
    );
    const outcomes = await Promise.all(runs);
    expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
    const rows = await database.store.read.all<{ value: string }>('SELECT value FROM setting');
    expect(rows.reduce((sum, { value }) => sum + Number(value), 0)).toBe(400);
    await other.drain();
    await store?.close();
  });

  it('survives a transaction of somebody else that is rolled back', async () => {
    const { store } = database;
    const row = (name: string) =>
      ({ op: 'insert', table: 'setting', row: { name, value: '', revision: 1 } }) as const;
    const failing = store.transaction(async (transaction) => {
      await transaction.apply([row('a')]);
      await new Promise((resolve) => setImmediate(resolve));
      throw new StoreError('invalid', 'on purpose');
    });
    const others = Promise.all([
      store.transaction((transaction) => transaction.apply([row('b')])),
      store.transaction((transaction) => transaction.apply([row('c')])),
    ]);
    await expect(failing).rejects.toThrow('on purpose');
    await others;
    const names = await store.read.all('SELECT name FROM setting ORDER BY name');
    expect(names).toEqual([{ name: 'b' }, { name: 'c' }]);
  });
});
