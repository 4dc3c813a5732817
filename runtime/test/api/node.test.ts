import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLog } from '../../log.ts';
import { addUser, browser, signedIn, startTestNode, type TestNode } from './harness.ts';

const lines: string[] = [];
let pagesDir: string;
let node: TestNode;
beforeAll(async () => {
  pagesDir = await mkdtemp(join(tmpdir(), 'liandong-pages-'));
  await mkdir(join(pagesDir, 'assets'));
  const html = (name: string) =>
    `<!doctype html><meta name="csp-nonce" content=""><title>${name}</title>`;
  await writeFile(join(pagesDir, 'index.html'), html('workbench'));
  await writeFile(join(pagesDir, 'citizen.html'), html('citizen'));
  await writeFile(join(pagesDir, 'assets', 'app-4f.js'), `// ${'x'.repeat(4000)}`);
  const log = openLog({ logLevel: 'debug' }, { write: (line) => lines.push(line) });
  node = await startTestNode({ config: { pagesDir }, log });
});
afterAll(async () => {
  await node.close();
  await rm(pagesDir, { recursive: true });
});

describe('probes', () => {
  it('tell that the node lives and is ready', async () => {
    const client = browser(node.url);
    expect((await client.get('/health').expect(200)).body).toEqual({ status: 'ok' });
    const { body } = await client.get('/ready').expect(200);
    expect(body.checks.map((check: { name: string }) => check.name)).toEqual([
      'intake',
      'database',
      'migrations',
      'disk',
    ]);
  });

  it('count requests by pattern, not by path', async () => {
    const client = browser(node.url);
    await client.get('/api/v1/me');
    const { text } = await client.get('/metrics').expect(200);
    expect(text).toContain('http_requests_total{method="GET",route="/me",status="401"}');
    expect(text).toContain('commands_waiting 0');
  });
});

describe('the pages', () => {
  it('carry a nonce of their own in policy and document', async () => {
    const client = browser(node.url);
    const nonces = new Set<string>();
    for (const path of ['/', '/cases/17', '/citizen', '/citizen/track/abc']) {
      const { text, headers } = await client.get(path).expect(200);
      const nonce = /csp-nonce" content="([^"]+)"/.exec(text)?.[1] ?? '';
      expect(headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
      expect(text).toContain(path.startsWith('/citizen') ? 'citizen' : 'workbench');
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(4);
  });

  it('keep hashed assets for ever, compressed', async () => {
    const { headers } = await browser(node.url).get('/assets/app-4f.js').expect(200);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['content-encoding']).toBe('gzip');
    await browser(node.url).get('/assets/missing.js').expect(404);
    await browser(node.url).get('/assets/../../../etc/passwd.txt').expect(404);
  });

  it('give a citizen a token for idempotency keys', async () => {
    const { headers } = await browser(node.url).get('/citizen');
    expect(String(headers['set-cookie'])).toMatch(/^browser=[\w-]{22}; .*HttpOnly; SameSite=Lax$/);
  });
});

describe('the log', () => {
  it('has one line a request with its id and no personal value', async () => {
    const { login, password } = await addUser(node.services, { login: 'canary-login' });
    await browser(node.url).post('/api/v1/sessions').send({ login, password: 'canary-secret' });
    const client = await signedIn(node.url, { login, password });
    const reply = await client.get('/api/v1/me?canary-query=1').expect(400);
    const id = reply.headers['x-request-id'];
    const found = () => lines.map((line) => JSON.parse(line)).filter((l) => l.requestId === id);
    await expect.poll(() => found().some((line) => line.msg === 'request')).toBe(true);
    expect(found().filter((line) => line.msg === 'request')).toMatchObject([
      { method: 'GET', route: '/me', status: 400, problem: 'unknown-field' },
    ]);
    const text = lines.join('');
    for (const canary of [password, 'canary-secret', 'canary-login', 'canary-query']) {
      expect(text).not.toContain(canary);
    }
  });
});

describe('a node that is full', () => {
  it('answers 503 and says when to come again', async () => {
    const small = await startTestNode({ config: { inFlightMax: 0 } });
    const reply = await browser(small.url).get('/api/v1/me');
    expect(reply.status).toBe(503);
    expect(reply.body.code).toBe('overloaded');
    expect(reply.headers['retry-after']).toBe('1');
    await browser(small.url).get('/health').expect(200);
    await small.close();
  });

  it('makes who asks too often wait', async () => {
    const budgets = { ...node.config.budgets, 'sign-in': { perMinute: 60, burst: 2 } };
    const strict = await startTestNode({ config: { budgets } });
    const statuses: number[] = [];
    for (let at = 0; at < 4; at += 1) {
      const reply = await browser(strict.url).post('/api/v1/sessions').send({});
      statuses.push(reply.status);
    }
    expect(statuses).toEqual([400, 400, 429, 429]);
    await strict.close();
  });
});

describe('stopping', () => {
  it('answers what was accepted, takes nothing new, keeps what was committed', async () => {
    const leaving = await startTestNode();
    const { login, password } = leaving.administrator;
    const client = await signedIn(leaving.url, { login, password });
    const under = Array.from({ length: 5 }, (_, at) =>
      client
        .post('/api/v1/groups')
        .send({ name: `group-${at}` })
        .then(
          (reply) => reply.status,
          () => 'never accepted',
        ),
    );
    await expect.poll(async () => leaving.commit.stats.commands).toBeGreaterThan(3);
    await leaving.stop();
    const statuses = await Promise.all(under);
    await expect(browser(leaving.url).get('/health')).rejects.toThrow();
    const again = await leaving.restart();
    const groups = again.services.organisation.groups();
    expect(groups).toHaveLength(statuses.filter((status) => status === 201).length);
    await signedIn(again.url, { login, password });
    await again.stop();
    await leaving.close();
  });

  it('ends event streams', async () => {
    const leaving = await startTestNode();
    const { login, password } = leaving.administrator;
    const signing = await fetch(`${leaving.url}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ login, password }),
    });
    const cookie = /session=[\w-]+/.exec(signing.headers.get('set-cookie') ?? '')?.[0] ?? '';
    const stream = await fetch(`${leaving.url}/api/v1/live`, { headers: { cookie } });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const read = stream.text().catch(() => 'cut');
    await leaving.close();
    expect(await read).toMatch(/^(cut|retry)/);
  });
});

describe('sessions', () => {
  it('survive a restart', async () => {
    const first = await startTestNode();
    const { login, password } = first.administrator;
    const reply = await browser(first.url).post('/api/v1/sessions').send({ login, password });
    const cookie = /session=[\w-]+/.exec(String(reply.headers['set-cookie']))?.[0] ?? '';
    await first.stop();
    const second = await first.restart();
    await browser(second.url).get('/api/v1/me').set('Cookie', cookie).expect(200);
    await second.stop();
    await first.close();
  });
});
