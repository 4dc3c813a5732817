import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLog } from '../../log.ts';
import { type RunningNode, startNode } from '../../node.ts';
import {
  addUser,
  browser,
  mysqlDatabase,
  signedIn,
  startTestNode,
  type TestNode,
} from './harness.ts';

const withServer = process.env.TEST_MYSQL_URL !== undefined;
const heardWithin = { timeout: 3000, interval: 50 };

describe.skipIf(!withServer)('two nodes on one MariaDB', () => {
  let database: Awaited<ReturnType<typeof mysqlDatabase>>;
  let first: TestNode;
  let second: RunningNode;
  let folder: string;
  beforeAll(async () => {
    database = await mysqlDatabase();
    folder = await mkdtemp(join(tmpdir(), 'liandong-second-'));
    first = await startTestNode({ config: { databaseUrl: database.url } });
    const config = { ...first.config, dataDir: folder };
    second = await startNode(config, { log: openLog(config) });
  });
  afterAll(async () => {
    await second.stop();
    await first.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Where a session was opened does not matter. */
  async function sessionOf(user: { login: string; password: string }): Promise<string> {
    const reply = await browser(first.url).post('/api/v1/sessions').send(user).expect(200);
    return /session=[\w-]+/.exec(String(reply.headers['set-cookie']))?.[0] ?? '';
  }
  const statusAt = (url: string, cookie: string) =>
    browser(url)
      .get('/api/v1/me')
      .set('Cookie', cookie)
      .then((reply) => reply.status);

  it('share sessions, and each hears when the other ends one', async () => {
    const { login, password } = await addUser(first.services);
    await expect
      .poll(() => second.services.organisation.personByLogin(login), heardWithin)
      .not.toBeNull();
    const cookie = await sessionOf({ login, password });
    expect(await statusAt(second.url, cookie)).toBe(200);
    await browser(first.url).delete('/api/v1/sessions/current').set('Cookie', cookie).expect(204);
    await expect.poll(() => statusAt(second.url, cookie), heardWithin).toBe(401);
  });

  it('both forget a user whom one disables', async () => {
    const { login, password, id } = await addUser(first.services);
    const cookie = await sessionOf({ login, password });
    await expect.poll(() => statusAt(second.url, cookie), heardWithin).toBe(200);
    const admin = await signedIn(first.url, first.administrator);
    await admin
      .patch(`/api/v1/users/${id}`)
      .set('If-Match', '"1"')
      .send({ disabled: true })
      .expect(200);
    await expect.poll(() => statusAt(second.url, cookie), heardWithin).toBe(401);
  });

  it('count failures of signing in together', async () => {
    const { login, password } = await addUser(first.services);
    const nodes = [first.url, second.url];
    const tries = Array.from({ length: 8 }, (_, at) =>
      browser(nodes[at % 2] ?? first.url)
        .post('/api/v1/sessions')
        .send({ login, password: 'wrong' })
        .then((reply) => reply.status),
    );
    const statuses = await Promise.all(tries);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(3);
    const right = await browser(second.url).post('/api/v1/sessions').send({ login, password });
    expect(right.status).toBe(429);
  });

  it('tell their listeners what the other committed', async () => {
    const heard: string[] = [];
    const stop = second.services.live.subscribe((changes) => {
      heard.push(...changes.map(({ topic }) => topic));
    });
    await addUser(first.services);
    await expect.poll(() => heard, heardWithin).toContain('organisation');
    stop();
  });
});
