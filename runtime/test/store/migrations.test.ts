import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataSourceOf } from '../../store/migrate.ts';
import { mysqlServer, sqliteDatabase, type TestDatabase, type TestServer } from './databases.ts';

let server: TestServer;

beforeAll(async () => {
  server = await mysqlServer();
});

afterAll(() => server.stop());

const kinds: readonly [string, () => Promise<TestDatabase>][] = [
  ['SQLite', sqliteDatabase],
  ['MariaDB', () => server.database()],
];

describe.each(kinds)('migrations on %s', (_, open) => {
  it('keep the rows that were there before the last ones', async () => {
    const database = await open();
    const source = await dataSourceOf(database.place).initialize();
    const user = `id, login, name, disabled, language, created_at, revision`;
    await source.undoLastMigration();
    await source.undoLastMigration();
    await source.query(`insert into user_account (${user}) values (7, 'li', 'Li', 0, 'en', 1, 1)`);
    await source.query(`insert into candidate (principal, task_id, due_at)
      values ('user:7', 2, 30), ('role:clerk', 2, 30), ('user:7', 1, 10)`);
    await source.runMigrations();
    await source.destroy();
    const { read } = database.store;
    expect(
      await read.all(
        'select task_id, principal, due_at from candidate order by task_id, principal',
      ),
    ).toEqual([
      { task_id: 1, principal: 'user:7', due_at: 10 },
      { task_id: 2, principal: 'role:clerk', due_at: 30 },
      { task_id: 2, principal: 'user:7', due_at: 30 },
    ]);
    expect(await read.all('select id, password_expired from user_account')).toEqual([
      { id: 7, password_expired: null },
    ]);
    await database.end();
  });
});
