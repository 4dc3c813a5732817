import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Keys, openKeys } from '../../store/keys.ts';
import { dataSourceOf, pendingMigrations } from '../../store/migrate.ts';
import { createStore, openStore } from '../../store/open.ts';
import { keyPlaceOf } from '../../store/place.ts';
import {
  memoryDatabase,
  mysqlServer,
  sqliteDatabase,
  type TestDatabase,
  type TestServer,
} from './databases.ts';

let server: TestServer | undefined;

beforeAll(async () => {
  server = await mysqlServer();
});

afterAll(() => server?.stop());

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

describe.each(databases)('keys in $name', ({ name, create }) => {
  let database: TestDatabase;
  let keys: Keys;

  beforeAll(async () => {
    database = await create();
    const store = await createStore(keyPlaceOf(database.place), 'keys');
    keys = await openKeys(store, () => 1000);
  });

  afterAll(async () => {
    await keys.close();
    const place = keyPlaceOf(database.place);
    if (place.kind === 'sqlite') rmSync(place.file);
    await database.end();
  });

  it('encrypts with a key of the record and decrypts until the key is erased', async () => {
    const key = await keys.draw();
    const other = await keys.draw();
    expect(other.id).not.toBe(key.id);
    const cipher = keys.encrypt(key, '13812345678');
    expect(cipher).not.toBe(keys.encrypt(key, '13812345678'));
    expect((await keys.ring([key.id])).decrypt(key.id, cipher)).toBe('13812345678');
    expect(await keys.find(key.id)).toEqual(key);
    expect(await keys.erase([key.id], 2000)).toBe(1);
    expect((await keys.ring([key.id])).decrypt(key.id, cipher)).toBeNull();
    expect(await keys.find(key.id)).toBeNull();
    expect((await keys.ring([other.id])).decrypt(other.id, keys.encrypt(other, 'x'))).toBe('x');
  });

  it('refuses a cipher text that was altered', async () => {
    const key = await keys.draw();
    const bytes = Buffer.from(keys.encrypt(key, 'x'), 'base64');
    bytes[28] = (bytes[28] ?? 0) ^ 1;
    const ring = await keys.ring([key.id]);
    expect(() => ring.decrypt(key.id, bytes.toString('base64'))).toThrow();
  });

  it('finds equal values by digests that differ from field to field', () => {
    expect(keys.hmac('phone', '138')).toBe(keys.hmac('phone', '138'));
    expect(keys.hmac('phone', '138')).not.toBe(keys.hmac('name', '138'));
    expect(keys.hmac('phone', '138')).toMatch(/^[\w-]{32}$/);
  });

  const kept = name === 'memory' ? [] : ['its file or schema'];
  it.each(kept)('keeps its keys for the next start in %s', async () => {
    const place = keyPlaceOf(database.place);
    expect(await pendingMigrations(place, 'keys')).toEqual([]);
    const again = await openKeys(await openStore(place, 'keys'), () => 1000);
    expect(again.audit).toEqual(keys.audit);
    expect(again.hmac('phone', '138')).toBe(keys.hmac('phone', '138'));
    expect(again.auditKey(keys.audit.id)).toEqual(keys.audit);
    await again.close();
    const source = await dataSourceOf(place, 'keys').initialize();
    const pending = await source.driver.createSchemaBuilder().log();
    expect(pending.upQueries.map(({ query }) => query)).toEqual([]);
    await source.destroy();
  });
});
