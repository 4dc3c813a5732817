import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MariaDb, startMariaDb } from '../../../scripts/mariadb.mjs';
import { signedIn, startTestNode, type TestNode } from './harness.ts';

const withServer = process.env.TEST_MYSQL_URL !== undefined;
const soon = { timeout: 30_000, interval: 200 };

describe.skipIf(!withServer)('a database that goes away', () => {
  let server: MariaDb;
  let node: TestNode;
  beforeAll(async () => {
    server = await startMariaDb();
    node = await startTestNode({ config: { databaseUrl: server.url } });
  });
  afterAll(async () => {
    await node.close();
    await server.stop();
  });

  it('is said to everybody, loses nothing, and is used again when it is back', async () => {
    const client = await signedIn(node.url, node.administrator);
    await client.post('/api/v1/groups').send({ name: 'before' }).expect(201);
    await server.kill();

    const read = await client.get('/api/v1/audit').set('Accept-Language', 'en');
    expect(read.status).toBe(503);
    expect(read.body).toMatchObject({ code: 'unavailable' });
    expect(read.body.title).toContain('Nothing can be saved');
    expect(read.headers['retry-after']).toBe('5');
    const write = await client.post('/api/v1/groups').send({ name: 'while' });
    expect(write.body).toMatchObject({ status: 503, code: 'unavailable' });
    const ready = await client.get('/ready');
    expect(ready.status).toBe(503);
    await client.get('/health').expect(200);

    await server.restart();
    await expect.poll(async () => (await client.get('/ready')).status, soon).toBe(200);
    await expect
      .poll(async () => {
        const again = client.post('/api/v1/groups').set('Idempotency-Key', 'after');
        return (await again.send({ name: 'after' })).status;
      }, soon)
      .toBe(201);
    const { body } = await client.get('/api/v1/groups').expect(200);
    const names = body.items.map((group: { name: string }) => group.name);
    expect(names).toEqual(expect.arrayContaining(['before', 'after']));
  });
});
