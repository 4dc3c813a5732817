import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change } from '../../commit/command.ts';
import { addRole, addUser, startTestNode, type TestNode, type TestUser } from './harness.ts';

let node: TestNode;
let handler: TestUser;
let other: TestUser;
beforeAll(async () => {
  node = await startTestNode();
  await addRole(node.services, 'handler', ['case.read', 'task.work'], 'unit');
  handler = await addUser(node.services, { roles: [{ role: 'handler', units: [] }] });
  other = await addUser(node.services);
});
afterAll(() => node.close());

async function cookieOf({ login, password }: TestUser): Promise<string> {
  const reply = await fetch(`${node.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  return /session=[\w-]+/.exec(reply.headers.get('set-cookie') ?? '')?.[0] ?? '';
}

/** Listens as a browser does; `heard` grows with what comes. */
async function listen(user: TestUser) {
  const cookie = await cookieOf(user);
  const ending = new AbortController();
  const reply = await fetch(`${node.url}/api/v1/live`, {
    headers: { cookie },
    signal: ending.signal,
  });
  const heard: Change[] = [];
  let over = false;
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const bytes of reply.body ?? []) {
      for (const [, data = ''] of decoder.decode(bytes).matchAll(/^data: (.*)$/gm)) {
        heard.push(JSON.parse(data));
      }
    }
  })().then(
    () => {
      over = true;
    },
    () => {
      over = true;
    },
  );
  return {
    heard,
    cookie,
    isOver: () => over,
    async stop() {
      ending.abort();
      await reading;
    },
  };
}

describe('live events', () => {
  it('go to so many tabs of a person and no more', async () => {
    const cookie = await cookieOf(other);
    const ending = new AbortController();
    const open = () =>
      fetch(`${node.url}/api/v1/live`, { headers: { cookie }, signal: ending.signal });
    const { streamsPerUserMax } = node.services.config;
    for (let tab = 0; tab < streamsPerUserMax; tab += 1) expect((await open()).status).toBe(200);
    const refused = await open();
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ code: 'too-many-requests' });
    const mine = await listen(handler);
    expect(mine.isOver()).toBe(false);
    await mine.stop();
    ending.abort();
  });

  it('tell each person what is theirs and nothing else', async () => {
    const mine = await listen(handler);
    const theirs = await listen(other);
    node.services.live.publish([
      { topic: 'notice', subject: String(handler.id) },
      { topic: 'task', subject: 'role:handler' },
      { topic: 'task', subject: `user:${other.id}` },
      { topic: 'record', subject: '4711' },
      { topic: 'organisation', subject: 'unit:1' },
    ]);
    await expect.poll(() => mine.heard).toHaveLength(2);
    await expect.poll(() => theirs.heard).toHaveLength(1);
    expect(mine.heard).toEqual([
      { topic: 'notice', subject: String(handler.id) },
      { topic: 'task', subject: 'role:handler' },
    ]);
    expect(theirs.heard).toEqual([{ topic: 'task', subject: `user:${other.id}` }]);
    await mine.stop();
    await theirs.stop();
  });

  it('come together when many come at once', async () => {
    const mine = await listen(handler);
    const many = Array.from({ length: 100 }, (_, at) => ({
      topic: 'record',
      subject: `${at + 1}`,
    }));
    node.services.live.publish(many);
    await expect.poll(() => mine.heard).toEqual([{ topic: 'record', subject: '' }]);
    await mine.stop();
  });

  it('end with the session', async () => {
    const mine = await listen(handler);
    await fetch(`${node.url}/api/v1/sessions/current`, {
      method: 'DELETE',
      headers: { cookie: mine.cookie },
    });
    node.services.live.publish([{ topic: 'notice', subject: String(handler.id) }]);
    await expect.poll(() => mine.isOver()).toBe(true);
  });

  it('need a session', async () => {
    expect((await fetch(`${node.url}/api/v1/live`)).status).toBe(401);
  });
});
