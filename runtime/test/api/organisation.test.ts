import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createUser } from '../../usecases/organisation/users.ts';
import {
  addPost,
  addRole,
  addUnit,
  addUser,
  answerOf,
  signedIn,
  startTestNode,
  system,
  type TestNode,
} from './harness.ts';

let node: TestNode;
let admin: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  node = await startTestNode();
  await addRole(node.services, 'handler', ['case.read', 'task.work'], 'unit');
  admin = await signedIn(node.url, node.administrator);
});
afterAll(() => node.close());

const base = '/api/v1';

describe('units', () => {
  it('form a tree in which each knows its people', async () => {
    const city = await admin
      .post(`${base}/units`)
      .send({ parent: null, code: 'city', name: '市中心', kind: 'city', quota: 108 })
      .expect(201);
    const town = await admin
      .post(`${base}/units`)
      .send({ parent: city.body.id, code: 't1', name: '金桥街道', kind: 'town', pilot: true })
      .expect(201);
    const { body } = await admin.get(`${base}/units?filter[parent]=${city.body.id}`).expect(200);
    expect(body.items).toEqual([
      {
        id: town.body.id,
        parent: city.body.id,
        code: 't1',
        name: '金桥街道',
        kind: 'town',
        quota: null,
        pilot: true,
        staff: 0,
        revision: 1,
      },
    ]);
    const below = node.services.organisation.unitsBelow(Number(city.body.id));
    expect(below.map((unit) => unit.code)).toEqual(['city', 't1']);
  });

  it('have codes of their own', async () => {
    const unit = { parent: null, code: 'same', name: 'A', kind: 'department' };
    await admin.post(`${base}/units`).send(unit).expect(201);
    expect((await admin.post(`${base}/units`).send(unit)).body.code).toBe('state-conflict');
  });

  it('change only at the revision that was read', async () => {
    const id = await addUnit(node.services, 'revised');
    const patch = (revision: number) =>
      admin.patch(`${base}/units/${id}`).set('If-Match', `"${revision}"`).send({ quota: 3 });
    expect((await patch(1)).body).toEqual({ id: String(id), revision: 2 });
    expect((await patch(1)).status).toBe(412);
  });
});

describe('a quota', () => {
  it('refuses the person too many and names itself', async () => {
    const unit = await addUnit(node.services, 'full', { quota: 2 });
    const post = await addPost(node.services, unit, 'handler');
    for (let at = 0; at < 2; at += 1) await addUser(node.services, { posts: [post] });
    const reply = await admin
      .post(`${base}/users`)
      .send({ login: 'third', name: '第三', posts: [String(post)] });
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({
      code: 'quota-reached',
      title: '编制已满：单位full核定 2 人',
      quota: '2',
    });
    expect(node.services.organisation.personByLogin('third')).toBeNull();
  });

  it('holds when many come at once', async () => {
    const unit = await addUnit(node.services, 'rush', { quota: 3 });
    const post = await addPost(node.services, unit, 'handler');
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        createUser(node.services, system, {
          login: `rush-${at}`,
          name: `${at}`,
          language: 'zh',
          canSignIn: false,
          posts: [post],
          roles: [],
          groups: [],
        }),
      ),
    );
    const refused = outcomes.filter((outcome) => !outcome.ok).map((outcome) => outcome.code);
    expect(node.services.organisation.staff(unit)).toBeLessThanOrEqual(3);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(3);
    expect(new Set(refused)).toEqual(new Set(['quota-reached']));
  });

  it('counts a person with two posts in the unit once', async () => {
    const unit = await addUnit(node.services, 'twice', { quota: 1 });
    const [first, second] = [
      await addPost(node.services, unit, 'handler'),
      await addPost(node.services, unit, 'handler', { head: true }),
    ];
    await addUser(node.services, { posts: [first, second] });
    expect(node.services.organisation.staff(unit)).toBe(1);
  });
});

describe('users', () => {
  it('are told a random password once, also when the request is repeated', async () => {
    const create = () =>
      admin
        .post(`${base}/users`)
        .set('Idempotency-Key', 'create-1')
        .send({ login: 'new-one', name: '新人', roles: [{ role: 'handler' }] });
    const [first, twin] = await Promise.all([create(), create()]);
    const told = [first, twin].filter((reply) => reply.body.password !== null);
    expect([first.status, twin.status]).toEqual([201, 201]);
    expect(first.body.id).toBe(twin.body.id);
    expect(told).toHaveLength(1);
    await signedIn(node.url, { login: 'new-one', password: told[0]?.body.password });
    const rows = await node.services.store.read.all<object>('select * from idempotency');
    expect(JSON.stringify(rows)).not.toContain(told[0]?.body.password);
  });

  it('do not share a key for different requests', async () => {
    const create = (login: string) =>
      admin.post(`${base}/users`).set('Idempotency-Key', 'create-2').send({ login, name: '新人' });
    await create('one-key').expect(201);
    const other = await create('other-body');
    expect(other.status).toBe(422);
    expect(other.body.code).toBe('key-reused');
  });

  it('lose the rights of a role at once', async () => {
    const { login, password, id } = await addUser(node.services, {
      roles: [{ role: 'admin', units: [] }],
    });
    const client = await signedIn(node.url, { login, password });
    await client.get(`${base}/users`).expect(200);
    await admin.patch(`${base}/users/${id}`).set('If-Match', '"1"').send({ roles: [] }).expect(200);
    expect((await client.get(`${base}/users`)).body.code).toBe('not-allowed');
  });

  it('are refused posts, roles and groups that do not exist', async () => {
    const reply = await admin.post(`${base}/users`).send({
      login: 'lost',
      name: '无',
      posts: ['999999'],
      roles: [{ role: 'nothing', units: ['888888'] }],
      groups: ['777777'],
    });
    expect(reply.body.errors.map((error: { path: string }) => error.path)).toEqual([
      'posts.0',
      'roles.0.role',
      'roles.0.units.0',
      'groups.0',
    ]);
  });

  it('are listed by pages', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const cursor: string = after === null ? '' : `&after=${after}`;
      const { body } = await admin.get(`${base}/users?limit=3${cursor}`).expect(200);
      seen.push(...body.items.map((item: { id: string }) => item.id));
      after = body.next;
    } while (after !== null);
    const all = node.services.organisation.people().map((person) => String(person.id));
    expect(seen).toEqual(all);
  });
});

describe('groups', () => {
  it('hold users', async () => {
    const { id } = await addUser(node.services);
    const reply = await admin
      .post(`${base}/groups`)
      .send({ name: '巡查组', users: [String(id)] })
      .expect(201);
    const { body } = await admin.get(`${base}/groups`).expect(200);
    expect(body.items).toContainEqual({ id: reply.body.id, name: '巡查组', users: [String(id)] });
    const principal = node.services.organisation.principal(id);
    expect(principal?.candidateKeys).toContain(`group:${reply.body.id}`);
  });
});

describe('the audit', () => {
  it('has a line for each write, newest first, by pages', async () => {
    await addUnit(node.services, 'audited');
    const { body } = await admin.get(`${base}/audit?limit=2`).expect(200);
    expect(body.items).toHaveLength(2);
    expect(body.items[0]).toMatchObject({ action: 'unit.created', objectType: 'unit' });
    const next = await admin.get(`${base}/audit?limit=2&after=${body.next}`).expect(200);
    const order = [...body.items, ...next.body.items].map(({ node, n }) => `${node}:${n}`);
    expect(new Set(order).size).toBe(4);
    const filtered = await admin.get(`${base}/audit?filter[action]=group.created`).expect(200);
    expect(filtered.body.items.map((item: { action: string }) => item.action)).toEqual([
      'group.created',
    ]);
  });

  it('names who, in what session and from where', async () => {
    await admin.post(`${base}/groups`).send({ name: '审计组' }).expect(201);
    const { body } = await admin.get(`${base}/audit?filter[action]=group.created`).expect(200);
    expect(body.items[0]).toMatchObject({
      actor: { id: String(node.administrator.id) },
      actorKind: 'user',
      session: expect.stringMatching(/^[\w-]{16}$/),
      address: '127.0.0.1',
    });
  });
});

describe('an administrator', () => {
  it('cannot lock out everybody by disabling their own account', async () => {
    const { body: me } = await admin.get(`${base}/me`).expect(200);
    const { body: user } = await admin.get(`${base}/users`).query({ q: me.login }).expect(200);
    const own = user.items.find(({ id }: { id: string }) => id === me.id);
    const { body } = await admin
      .patch(`${base}/users/${me.id}`)
      .set('If-Match', `"${own.revision}"`)
      .send({ disabled: true })
      .expect(409);
    expect(body.code).toBe('own-account');
    await admin.get(`${base}/me`).expect(200);
  });
});

describe('what the API refuses', () => {
  it('changes nothing', async () => {
    const before = node.services.organisation.people().length;
    await admin.post(`${base}/users`).send({ login: 'x', name: '' }).expect(400);
    const outcome = await createUser(node.services, system, {
      login: node.administrator.login,
      name: 'again',
      language: 'zh',
      canSignIn: false,
      posts: [],
      roles: [],
      groups: [],
    });
    expect(outcome).toMatchObject({ ok: false, code: 'login-taken' });
    const taken = { login: node.administrator.login, name: 'again', posts: [], roles: [] };
    const { body } = await admin.post(`${base}/users`).send(taken).expect(409);
    expect(body).toMatchObject({ code: 'login-taken', errors: [{ path: 'login' }] });
    expect(node.services.organisation.people()).toHaveLength(before);
    expect(answerOf({ ok: true, answer: before })).toBe(before);
  });
});
