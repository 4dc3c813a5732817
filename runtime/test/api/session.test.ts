import { generate } from 'otplib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeUser } from '../../usecases/organisation/users.ts';
import {
  addUser,
  answerOf,
  browser,
  signedIn,
  startTestNode,
  system,
  type TestNode,
  type TestUser,
} from './harness.ts';

const minute = 60_000;
const clock = { time: Date.UTC(2026, 10, 23, 2, 0, 0), now: () => clock.time };

let node: TestNode;
let user: TestUser;
beforeAll(async () => {
  node = await startTestNode({ clock });
});
afterAll(() => node.close());
beforeEach(async () => {
  // Every test has an account, and a window of failures, of its own.
  clock.time += 60 * minute;
  user = await addUser(node.services);
});

const signIn = (body: object) => browser(node.url).post('/api/v1/sessions').send(body);

/** The session cookie that a reply sets, as a browser sends it back. */
function cookieOf(reply: { headers: { [name: string]: unknown } }): string {
  return /session=[\w-]+/.exec(String(reply.headers['set-cookie']))?.[0] ?? '';
}

describe('signing in', () => {
  it('opens a session in a cookie that scripts cannot read', async () => {
    const { login, password } = user;
    const reply = await signIn({ login, password }).expect(200);
    expect(reply.body).toMatchObject({ login, language: 'zh-CN', secondFactor: false });
    expect(reply.headers['set-cookie']?.[0]).toMatch(
      /^session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/,
    );
  });

  it('says who I am', async () => {
    const client = await signedIn(node.url, node.administrator);
    const reply = await client.get('/api/v1/me').expect(200);
    expect(reply.body).toMatchObject({ roles: ['admin'], units: [] });
  });

  it('fails alike for a wrong password, an unknown login and a disabled account', async () => {
    const { login, id } = user;
    const wrong = await signIn({ login, password: 'wrong' });
    const unknown = await signIn({ login: `${login}-unknown`, password: 'wrong' });
    const change = { disabled: true };
    answerOf(await changeUser(node.services, system, { user: id, revision: 1 }, change));
    const disabled = await signIn({ login, password: user.password });
    for (const reply of [wrong, unknown, disabled]) {
      const { requestId: _, ...problem } = reply.body;
      expect(problem).toEqual({
        type: 'urn:liandong:problem:sign-in-failed',
        title: '账号、密码或验证码不正确',
        status: 401,
        code: 'sign-in-failed',
        detail: 'Expected the login, password and code of an account',
      });
    }
  });

  it('gives a new token each time and ends the session that came', async () => {
    const credentials = { login: user.login, password: user.password };
    const first = cookieOf(await signIn(credentials));
    const second = cookieOf(await signIn(credentials).set('Cookie', first));
    expect(second).not.toBe(first);
    await browser(node.url).get('/api/v1/me').set('Cookie', second).expect(200);
    await browser(node.url).get('/api/v1/me').set('Cookie', first).expect(401);
  });
});

describe('failures of signing in', () => {
  it('are limited to five in fifteen minutes for an account, right password or not', async () => {
    const { login, password } = user;
    for (let at = 0; at < 5; at += 1) {
      expect((await signIn({ login, password: 'wrong' })).status).toBe(401);
    }
    const refused = await signIn({ login, password });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800);
    clock.time += 19 * minute;
    expect((await signIn({ login, password })).status).toBe(200);
  });

  it('are limited for an address, whoever it tries to be', async () => {
    for (let at = 0; at < 5; at += 1) {
      expect((await signIn({ login: `nobody-${at}`, password: 'wrong' })).status).toBe(401);
    }
    expect((await signIn({ login: user.login, password: user.password })).status).toBe(429);
  });

  it('cannot pass the limit together', async () => {
    const tries = Array.from({ length: 12 }, () =>
      signIn({ login: user.login, password: 'wrong' }).then((reply) => reply.status),
    );
    const statuses = await Promise.all(tries);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });

  it('are not counted for those who get in', async () => {
    const { login, password } = user;
    for (let at = 0; at < 8; at += 1) {
      expect((await signIn({ login, password })).status).toBe(200);
    }
  });
});

describe('a session', () => {
  it('ends with signing out', async () => {
    const cookie = cookieOf(await signIn({ login: user.login, password: user.password }));
    const client = () => browser(node.url);
    await client().delete('/api/v1/sessions/current').set('Cookie', cookie).expect(204);
    const reused = await client().get('/api/v1/me').set('Cookie', cookie);
    expect(reused.body.code).toBe('session-expired');
  });

  it('ends after thirty idle minutes and not before', async () => {
    const client = await signedIn(node.url, user);
    clock.time += 29 * minute;
    await client.get('/api/v1/me').expect(200);
    clock.time += 29 * minute;
    await client.get('/api/v1/me').expect(200);
    clock.time += 31 * minute;
    expect((await client.get('/api/v1/me')).body.code).toBe('session-expired');
  });

  it('ends after twelve hours, however busy', async () => {
    const client = await signedIn(node.url, user);
    for (let at = 0; at < 12 * 60 - 20; at += 20) {
      clock.time += 20 * minute;
      await client.get('/api/v1/me').expect(200);
    }
    clock.time += 20 * minute;
    expect((await client.get('/api/v1/me')).body.code).toBe('session-expired');
  });

  it('ends when an administrator ends it or disables the user', async () => {
    const admin = await signedIn(node.url, node.administrator);
    const client = await signedIn(node.url, user);
    await admin.delete(`/api/v1/users/${user.id}/sessions`).expect(204);
    await client.get('/api/v1/me').expect(401);
    const again = await signedIn(node.url, user);
    await admin
      .patch(`/api/v1/users/${user.id}`)
      .set('If-Match', '"1"')
      .send({ disabled: true })
      .expect(200);
    await again.get('/api/v1/me').expect(401);
  });

  it('lives on in another session when the person ends the others', async () => {
    const kept = await signedIn(node.url, user);
    const ended = await signedIn(node.url, user);
    await kept.delete('/api/v1/me/sessions').expect(204);
    await kept.get('/api/v1/me').expect(200);
    await ended.get('/api/v1/me').expect(401);
  });

  it('is stored hashed', async () => {
    const reply = await signIn({ login: user.login, password: user.password });
    const token = /session=([\w-]+)/.exec(reply.headers['set-cookie']?.[0] ?? '')?.[1];
    const rows = await node.services.store.read.all<object>('select * from session');
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe('a password', () => {
  it('is changed by who knows the present one; other sessions end', async () => {
    const client = await signedIn(node.url, user);
    const other = await signedIn(node.url, user);
    const next = 'correct horse battery staple';
    await client.post('/api/v1/me/password').send({ present: 'not it', next }).expect(401);
    await client.post('/api/v1/me/password').send({ present: user.password, next }).expect(204);
    await client.get('/api/v1/me').expect(200);
    await other.get('/api/v1/me').expect(401);
    expect((await signIn({ login: user.login, password: user.password })).status).toBe(401);
    expect((await signIn({ login: user.login, password: next })).status).toBe(200);
  });

  it('is reset by an administrator to a random one', async () => {
    const admin = await signedIn(node.url, node.administrator);
    const client = await signedIn(node.url, user);
    const reply = await admin.post(`/api/v1/users/${user.id}/reset-password`).expect(200);
    await client.get('/api/v1/me').expect(401);
    const present = String(reply.body.password);
    const again = await signedIn(node.url, { login: user.login, password: present });
    expect((await again.get('/api/v1/me').expect(200)).body.passwordExpired).toBe(true);
    const refused = await again.get('/api/v1/tasks/counts').expect(403);
    expect(refused.body.code).toBe('password-expired');
    const next = 'correct horse battery staple';
    await again.post('/api/v1/me/password').send({ present, next }).expect(204);
    await again.get('/api/v1/tasks/counts').expect(200);
    expect((await again.get('/api/v1/me').expect(200)).body.passwordExpired).toBe(false);
  });
});

describe('a second factor', () => {
  async function enrolled() {
    const client = await signedIn(node.url, user);
    const { body } = await client.post('/api/v1/me/second-factor').expect(200);
    const code = async () => generate({ secret: body.secret, epoch: clock.time / 1000 });
    await client
      .post('/api/v1/me/second-factor/confirm')
      .send({ code: await code() })
      .expect(204);
    return { client, code, secret: String(body.secret), uri: String(body.uri) };
  }
  const credentials = () => ({ login: user.login, password: user.password });

  it('is asked for once it is confirmed', async () => {
    const { client, code, uri } = await enrolled();
    expect(uri).toMatch(/^otpauth:\/\/totp\/Liandong:/);
    expect((await client.get('/api/v1/me')).body.secondFactor).toBe(true);
    expect((await signIn(credentials())).body.code).toBe('second-factor-required');
    clock.time += minute;
    await signIn({ ...credentials(), code: await code() }).expect(200);
  });

  it('is asked for only after its first code was right', async () => {
    const client = await signedIn(node.url, user);
    await client.post('/api/v1/me/second-factor').expect(200);
    await client.post('/api/v1/me/second-factor/confirm').send({ code: '000000' }).expect(400);
    await signIn(credentials()).expect(200);
  });

  it('takes each code once', async () => {
    const { code } = await enrolled();
    clock.time += minute;
    const used = await code();
    await signIn({ ...credentials(), code: used }).expect(200);
    expect((await signIn({ ...credentials(), code: used })).body.code).toBe('sign-in-failed');
  });

  it('is stored encrypted', async () => {
    const { secret } = await enrolled();
    const rows = await node.services.store.read.all<object>('select * from user_account');
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('is taken away by an administrator', async () => {
    await enrolled();
    const admin = await signedIn(node.url, node.administrator);
    await admin.post(`/api/v1/users/${user.id}/reset-second-factor`).expect(204);
    await signIn(credentials()).expect(200);
  });
});

describe('what a person does to the session', () => {
  it('leaves audit lines without secrets', async () => {
    await signIn({ login: user.login, password: 'a wrong secret' });
    await signedIn(node.url, user);
    const rows = await node.services.store.read.all<{ action: string }>('select * from audit');
    const actions = new Set(rows.map((row) => row.action));
    expect(actions).toContain('session.started');
    expect(actions).toContain('session.refused');
    expect(JSON.stringify(rows)).not.toContain('a wrong secret');
    expect(JSON.stringify(rows)).not.toContain(user.password);
  });
});
