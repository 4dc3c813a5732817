import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type AnyRoute, perAddress, route } from '../../api/route.ts';
import { type Api, openApiServer } from '../../api/server.ts';
import { anyone } from '../../auth/policies/anyone.ts';
import { incomingFolder, removeStaleUploads } from '../../files/incoming.ts';
import { startTestNode, type TestNode } from './harness.ts';

const limit = perAddress('public');
const note = z.strictObject({ text: z.string().max(20), tags: z.array(z.string()).default([]) });

/** Routes that only show what the machinery does around any handler. */
const routes: readonly AnyRoute[] = [
  route({
    method: 'post',
    path: '/notes',
    summary: 'Echo a note with more than the reply may hold',
    body: note,
    reply: z.strictObject({ text: z.string(), inner: z.strictObject({ kept: z.number() }) }),
    status: 201,
    access: anyone,
    audit: 'note.written',
    limit,
    async handle({ body }) {
      const inner = { kept: 1, secret: 'never' };
      return { ok: true, body: { text: body.text, inner, password: 'never' } as never };
    },
  }),
  route({
    method: 'get',
    path: '/notes/:id',
    summary: 'Read a note',
    params: z.strictObject({ id: z.string().regex(/^[1-9][0-9]{0,15}$/) }),
    query: z.strictObject({ limit: z.coerce.number().int().max(100).default(50) }),
    reply: z.strictObject({ id: z.string(), revision: z.number(), limit: z.number() }),
    access: anyone,
    limit,
    async handle({ params, query }) {
      return { ok: true, body: { id: params.id, revision: 7, limit: query.limit } };
    },
  }),
  route({
    method: 'put',
    path: '/notes/:id',
    summary: 'Change a note',
    params: z.strictObject({ id: z.string() }),
    body: note,
    reply: z.strictObject({ revision: z.number() }),
    access: anyone,
    audit: 'note.changed',
    conditional: true,
    limit,
    async handle({ revision }) {
      if (revision !== 7) return { ok: false, code: 'revision-conflict', detail: 'Expected 7' };
      return { ok: true, body: { revision: 8 } };
    },
  }),
  route({
    method: 'post',
    path: '/broken',
    summary: 'Throw',
    reply: z.strictObject({}),
    access: anyone,
    audit: 'broken',
    limit,
    async handle() {
      throw new Error('a fault with 13800138000 in it');
    },
  }),
  route({
    method: 'post',
    path: '/uploads',
    summary: 'Take files',
    body: z.strictObject({ note: z.string().optional() }),
    reply: z.strictObject({
      files: z.array(z.strictObject({ name: z.string(), type: z.string(), size: z.number() })),
    }),
    access: anyone,
    audit: 'file.uploaded',
    transport: 'multipart',
    bodyLimit: 1000,
    limit,
    async handle({ files }) {
      const shown = files.map(({ name, mediaType, sizeBytes }) => ({
        name,
        type: mediaType,
        size: sizeBytes,
      }));
      return { ok: true, body: { files: shown } };
    },
  }),
];

let node: TestNode;
let api: Api;
let url: string;
let client: ReturnType<typeof agent>;
let free = true;
beforeAll(async () => {
  node = await startTestNode();
  const gauges = {};
  const ready = async () => [];
  const writable = () => free;
  api = await openApiServer({ services: node.services, routes, ready, writable, gauges });
  await new Promise<void>((resolve) => {
    api.server.listen(0, '127.0.0.1', resolve);
  });
  const address = api.server.address();
  if (address === null || typeof address === 'string') throw new Error('Expected a port');
  url = `http://127.0.0.1:${address.port}`;
  client = agent(url);
});
afterAll(async () => {
  await api.drain();
  api.server.closeAllConnections();
  api.server.close();
  await node.close();
});

const base = '/api/v1';

describe('a body', () => {
  it('is parsed with defaults, and the reply loses what its schema does not name', async () => {
    const reply = await client.post(`${base}/notes`).send({ text: 'hi' }).expect(201);
    expect(reply.body).toEqual({ text: 'hi', inner: { kept: 1 } });
  });

  it('with an unknown field is refused by name', async () => {
    const reply = await client.post(`${base}/notes`).send({ text: 'hi', admin: true });
    expect(reply.status).toBe(400);
    expect(reply.headers['content-type']).toContain('application/problem+json');
    expect(reply.body).toMatchObject({ code: 'unknown-field', status: 400 });
    expect(reply.body.errors).toEqual([
      { path: 'admin', code: 'unknown-field', message: expect.any(String) },
    ]);
  });

  it('with a wrong field is refused with its path, in the language of the reader', async () => {
    const body = { text: 'hi', tags: ['a', 7] };
    const zh = await client.post(`${base}/notes`).send(body);
    const en = await client.post(`${base}/notes`).set('Accept-Language', 'de, en;q=0.7').send(body);
    expect(zh.body).toMatchObject({ code: 'invalid-field', title: '有字段未通过校验' });
    expect(en.body).toMatchObject({ code: 'invalid-field', title: 'A field is not valid' });
    expect(en.body.errors[0]).toMatchObject({ path: 'tags.1', code: 'invalid-type' });
    expect(zh.body.requestId).toBe(zh.headers['x-request-id']);
  });

  it('is refused when it nests deeper than any form', async () => {
    const deep = `{"text":${'['.repeat(101)}${']'.repeat(101)}}`;
    const post = client.post(`${base}/notes`).set('Content-Type', 'application/json');
    expect((await post.send(deep)).body.code).toBe('bad-request');
    const brackets = JSON.stringify({ text: '[[[["\\' });
    await client
      .post(`${base}/notes`)
      .set('Content-Type', 'application/json')
      .send(brackets)
      .expect(201);
  });

  it('takes keys that mean something to JavaScript as unknown fields', async () => {
    const reply = await client
      .post(`${base}/notes`)
      .set('Content-Type', 'application/json')
      .send('{"text":"hi","__proto__":{"admin":true}}');
    expect(reply.body.code).toBe('unknown-field');
  });

  it.each(['{"text":"hi","fields":{"__proto__":1}}', '{"text":["a",{"\\u005f_proto__":{}}]}'])(
    'refuses such keys wherever they stand: %s',
    async (text) => {
      const reply = await client
        .post(`${base}/notes`)
        .set('Content-Type', 'application/json')
        .send(text)
        .expect(400);
      expect(reply.body.code).toBe('unknown-field');
      expect(reply.body.errors[0].path).toMatch(/__proto__$/);
    },
  );

  it.each([
    ['over the limit', '{"text":"x"}', 'application/json', 413, 'too-large'],
    [
      'of another type',
      'text=hi',
      'application/x-www-form-urlencoded',
      415,
      'unsupported-media-type',
    ],
    ['that is not JSON', '{"text":', 'application/json', 400, 'bad-request'],
    ['that is not UTF-8', '{"text":"\xff"}', 'application/json', 400, 'bad-request'],
  ])('%s is refused', async (name, text, type, status, code) => {
    const padded = name === 'over the limit' ? text.padEnd(64 * 1024 + 1) : text;
    const reply = await fetch(`${url}${base}/notes`, {
      method: 'POST',
      headers: { 'Content-Type': type },
      body: Buffer.from(padded, 'latin1'),
    });
    expect(reply.status).toBe(status);
    expect(await reply.json()).toMatchObject({ code });
  });

  it('over the limit without a length is refused too', async () => {
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(16 * 1024).fill(32)),
    });
    const sent = fetch(`${url}${base}/notes`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: endless,
      duplex: 'half',
    } as RequestInit);
    const reply = await sent;
    expect(reply.status).toBe(413);
  });
});

describe('parameters', () => {
  it('are coerced and have defaults', async () => {
    const reply = await client.get(`${base}/notes/12?limit=3`).expect(200);
    expect(reply.body).toEqual({ id: '12', revision: 7, limit: 3 });
    expect(reply.headers.etag).toBe('"7"');
  });

  it.each([
    '/notes/0',
    '/notes/abc',
    '/notes/12?limit=101',
    '/notes/12?limit=1&limit=2',
    '/notes/12?other=1',
    '/notes/12?limit[x]=1',
    '/notes/%E0%A4%A',
  ])('like %s are refused', async (path) => {
    expect((await client.get(base + path)).status).toBe(400);
  });
});

describe('a conditional write', () => {
  it('needs the revision', async () => {
    const put = (match?: string) => {
      const request = client.put(`${base}/notes/1`).send({ text: 'x' });
      return match === undefined ? request : request.set('If-Match', match);
    };
    expect((await put()).status).toBe(428);
    expect((await put('"6"')).status).toBe(412);
    expect((await put('7')).status).toBe(400);
    expect((await put('*')).status).toBe(400);
    expect((await put('"7"')).status).toBe(200);
  });
});

describe('a write from another site', () => {
  it.each([
    [{ Origin: 'https://evil.example' }, 403],
    [{ Origin: 'null' }, 403],
    [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ 'Sec-Fetch-Site': 'same-site' }, 403],
    [{ 'Sec-Fetch-Site': 'same-origin' }, 201],
    [{ 'Sec-Fetch-Site': 'none' }, 201],
    [{}, 201],
  ])('%j gets %d', async (headers, status) => {
    const reply = await client.post(`${base}/notes`).set(headers).send({ text: 'x' });
    expect(reply.status).toBe(status);
    if (status === 403) expect(reply.body.code).toBe('wrong-origin');
  });

  it('is told from one of our own pages', async () => {
    const { url } = node;
    const reply = await agent(url).post(`${base}/sessions`).set('Origin', url).send({});
    expect(reply.status).toBe(400);
  });
});

describe('what is not there', () => {
  it('is a problem, with the methods that are', async () => {
    expect((await client.get(`${base}/nothing`)).body.code).toBe('not-found');
    const reply = await client.delete(`${base}/notes/1`);
    expect(reply.status).toBe(405);
    expect(reply.headers.allow).toBe('GET, PUT');
  });
});

describe('a fault of ours', () => {
  it('says nothing of its cause', async () => {
    const reply = await client.post(`${base}/broken`).expect(500);
    expect(reply.body.code).toBe('internal');
    expect(JSON.stringify(reply.body)).not.toContain('13800138000');
  });
});

describe('a full disk', () => {
  it('stops writes and leaves reads', async () => {
    free = false;
    const reply = await client.post(`${base}/notes`).send({ text: 'x' });
    await client.get(`${base}/notes/1`).expect(200);
    free = true;
    expect(reply.status).toBe(503);
    expect(reply.body.code).toBe('unavailable');
    expect(reply.headers['retry-after']).toBe('5');
  });
});

describe('every response', () => {
  it.each([`${base}/notes/1`, `${base}/nothing`, '/health', '/nothing'])(
    '%s has the security headers',
    async (path) => {
      const { headers } = await client.get(path);
      expect(headers['content-security-policy']).toBe(
        "default-src 'self'; script-src 'self'; style-src 'self'; " +
          "style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; " +
          "worker-src 'self' blob:; object-src 'none'; " +
          "base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
      );
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('same-origin');
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(headers['x-powered-by']).toBeUndefined();
    },
  );

  it('of the API is never stored', async () => {
    expect((await client.get(`${base}/notes/1`)).headers['cache-control']).toBe('no-store');
  });
});

describe('uploaded files', () => {
  const png = Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1');
  const upload = () => client.post(`${base}/uploads`);

  it('are known by their content', async () => {
    const reply = await upload().attach('file', png, '../../照片\u202e.png').expect(200);
    expect(reply.body.files).toEqual([{ name: '照片.png', type: 'image/png', size: 12 }]);
  });

  it.each([
    ['page.png', '<html><script>alert(1)</script>'],
    ['photo.exe', '\x89PNG\r\n\x1a\n0000'],
    ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['archive.zip', 'PK\x03\x04'],
    ['empty.png', ''],
  ])('like %s are refused', async (name, content) => {
    const reply = await upload().attach('file', Buffer.from(content, 'latin1'), name);
    expect(reply.status).toBe(400);
    expect(reply.body.code).toBe('file-refused');
  });

  it('are limited in size and number', async () => {
    const big = Buffer.concat([png, Buffer.alloc(1000)]);
    expect((await upload().attach('file', big, 'a.png')).status).toBe(413);
    const many = upload();
    for (let at = 0; at < 7; at += 1) many.attach('file', png, `${at}.png`);
    expect((await many).status).toBe(413);
  });

  it('come in no other form', async () => {
    expect((await upload().send({ file: 'x' })).status).toBe(415);
    const cut = upload().set('Content-Type', 'multipart/form-data; boundary=x');
    const head = '--x\r\nContent-Disposition: form-data; name="file"';
    expect((await cut.send(head)).status).toBe(400);
  });

  it('leave nothing behind that nobody took over', async () => {
    const folder = join(node.config.dataDir, incomingFolder);
    await expect.poll(() => readdir(folder)).toEqual([]);
  });

  it('of a process that died are removed when they are old', async () => {
    const folder = join(node.config.dataDir, incomingFolder);
    await writeFile(join(folder, 'old'), 'x');
    await writeFile(join(folder, 'new'), 'x');
    await utimes(join(folder, 'old'), 1, 1);
    await removeStaleUploads(folder, 10_000);
    expect(await readdir(folder)).toEqual(['new']);
  });
});
