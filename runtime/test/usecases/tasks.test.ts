import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimTask } from '../../usecases/tasks/claim.ts';
import { addUser } from '../api/harness.ts';
import { askingOf, type City, report, startCity, taskAt, toHandling, work } from './city.ts';

let city: City;
beforeAll(async () => {
  city = await startCity();
}, 60_000);
afterAll(() => city.close());

const auditOf = (action: string, object: string) =>
  city.services.store.read.all<{ result: string; data: string }>(
    'select result, data from audit where action = ? and object_id = ?',
    [action, object],
  );

describe('claiming a task', () => {
  it('has one winner among fifty who claim at once', async () => {
    const { id } = await report(city);
    const { id: task } = await taskAt(city, 'callClerk', id, 'intake');
    const roles = [{ role: 'call-clerk', units: [] }];
    const people = [];
    for (let n = 0; n < 50; n += 1) {
      people.push(await addUser(city.services, { roles, canSignIn: false }));
    }
    const outcomes = await Promise.all(
      people.map((person) => claimTask(askingOf(city.services, person.id), Number(task))),
    );
    const codes = outcomes.map((outcome) => (outcome.ok ? 'won' : outcome.code));
    expect(codes.filter((code) => code === 'won')).toHaveLength(1);
    expect(codes.filter((code) => code === 'already-claimed')).toHaveLength(49);
    expect(await auditOf('task.claimed', task)).toHaveLength(1);
  }, 60_000);

  it('can be given back, and then taken by somebody else', async () => {
    const { id } = await report(city);
    const { client, path } = await taskAt(city, 'callClerk', id, 'intake');
    await client.post(`${path}/claim`).expect(200);
    const again = await client.post(`${path}/claim`).expect(409);
    expect(again.body.code).toBe('already-claimed');
    const list = await client.get('/api/v1/tasks?list=assigned').expect(200);
    expect(list.body.items[0]).toMatchObject({ element: 'intake', name: '接件', case: { id } });
    await client.post(`${path}/unclaim`).expect(200);
    const { id: newer } = await report(city);
    const claimable = await client.get('/api/v1/tasks?list=claimable&limit=1').expect(200);
    expect(claimable.body.items[0].case.id).toBe(id);
    expect(claimable.body).toMatchObject({ next: expect.any(String), total: expect.any(Number) });
    const next = await client
      .get('/api/v1/tasks?list=claimable&limit=1')
      .query({ after: claimable.body.next })
      .expect(200);
    expect(next.body.items[0].case.id).toBe(newer);
    await client.post(`${path}/claim`).expect(200);
    const counts = await client.get('/api/v1/tasks/counts').expect(200);
    expect(counts.body.assigned).toBeGreaterThan(0);
  });

  it('is listed by what runs out first, its own limit or the one of the case', async () => {
    const { id } = await report(city);
    await toHandling(city, id);
    const rows = await city.services.store.read.all<{ [name: string]: number }>(
      `select c.due_at as listed, t.due_at as own, r.due_at as whole
       from candidate c join task t on t.id = c.task_id join record r on r.id = t.record_id
       where r.id = ? and t.ended_at is null`,
      [Number(id)],
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { listed, own = 0, whole = 0 } of rows) expect(listed).toBe(Math.min(own, whole));
  });

  it('is found by the last digits of its number', async () => {
    const { id } = await report(city);
    const { client } = await taskAt(city, 'callClerk', id, 'intake');
    const { body: one } = await client.get(`/api/v1/cases/${id}`).expect(200);
    const digits = one.number.slice(-5);
    const { body: found } = await client
      .get('/api/v1/tasks?list=claimable')
      .query({ q: digits })
      .expect(200);
    expect(found.items.map((item: { case: { id: string } }) => item.case.id)).toEqual([id]);
  });

  it('is hidden from those it was not offered to', async () => {
    const { id } = await report(city);
    const { path } = await taskAt(city, 'callClerk', id, 'intake');
    const handler = await city.as('handler');
    await handler.get(path).expect(404);
    await handler.post(`${path}/claim`).expect(404);
  });
});

describe('completing a task', () => {
  it('counts once, however often it is sent', async () => {
    const { id } = await report(city);
    const { client, id: task, path } = await taskAt(city, 'callClerk', id, 'intake');
    await client.post(`${path}/claim`).expect(200);
    const send = (key: string) =>
      client
        .post(`${path}/complete`)
        .set('Idempotency-Key', key)
        .send({ outcome: 'accept', fields: { channel: 'web' } });
    const replies = await Promise.all([send('a'), send('a'), send('b'), send('b')]);
    const statuses = replies.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([200, 200, 409, 409]);
    expect((await send('a')).status + (await send('b')).status).toBe(200 + 409);
    expect(await auditOf('task.completed', task)).toHaveLength(1);
    const done = await client.get('/api/v1/tasks?list=done').expect(200);
    expect(done.body.items[0]).toMatchObject({ id: task, state: 'completed' });
    const dispatcher = await city.as('dispatcher');
    const shown = await dispatcher.get(`/api/v1/cases/${id}`).expect(200);
    expect(shown.body.tasks).toMatchObject([{ element: 'claim', claimable: true }]);
  });

  it('is refused to others, and before it was claimed', async () => {
    const { id } = await report(city);
    const { client, path } = await taskAt(city, 'callClerk', id, 'intake');
    const body = { outcome: 'accept', fields: { channel: 'web' } };
    const early = await client.post(`${path}/complete`).send(body);
    expect(early.body.code).toBe('state-conflict');
    const handler = await city.as('handler');
    await handler.post(`${path}/complete`).send(body).expect(404);
  });
});

describe('a step’s form', () => {
  it('refuses a field that the step may not change and leaves an audit line', async () => {
    const { id } = await report(city);
    await toHandling(city, id);
    const { client, id: task, path } = await taskAt(city, 'handler', id, 'handle');
    const fields = { result: '已处理', category: '0201' };
    const reply = await client.post(`${path}/complete`).send({ outcome: 'submit', fields });
    expect(reply.status).toBe(403);
    expect(reply.body).toMatchObject({
      code: 'field-not-writable',
      errors: [{ path: 'fields.category' }],
    });
    const [line] = await auditOf('task.completed', task);
    expect(line).toMatchObject({ result: 'field-not-writable' });
    expect(line?.data).not.toContain('0201');
    const shown = await client.get(`/api/v1/cases/${id}`).expect(200);
    expect(shown.body.status).toBe('handling');
  }, 30_000);

  it('asks for the evidence of the category before the case may be handled', async () => {
    const { id } = await report(city);
    await toHandling(city, id);
    const { client, path } = await taskAt(city, 'handler', id, 'handle');
    const fields = {
      contacted: true,
      contactWay: 'visit',
      contactRecord: '已上门测温',
      result: '更换阀门后室温20度',
    };
    const refused = await client.post(`${path}/complete`).send({ outcome: 'submit', fields });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      code: 'rule-refused',
      errors: [{ path: 'fields.reading', code: 'evidence-missing' }],
    });
    const whole = { ...fields, reading: 20 };
    await client.post(`${path}/complete`).send({ outcome: 'submit', fields: whole }).expect(200);
  }, 30_000);

  it('refuses outcomes and fields that the step does not have', async () => {
    const { id } = await report(city);
    const { client, path } = await taskAt(city, 'callClerk', id, 'intake');
    await client.post(`${path}/claim`).expect(200);
    const outcome = await client.post(`${path}/complete`).send({ outcome: 'explode', fields: {} });
    expect(outcome.body).toMatchObject({ code: 'invalid-field', errors: [{ path: 'outcome' }] });
    const unknown = await client
      .post(`${path}/complete`)
      .send({ outcome: 'accept', fields: { nonsense: 1 } });
    expect(unknown.body).toMatchObject({ code: 'unknown-field' });
    const missing = await client
      .post(`${path}/complete`)
      .send({ outcome: 'refuse', fields: { refuseReason: 'secret' } });
    expect(missing.status).toBe(400);
  });

  it('keeps a draft without personal values', async () => {
    const { id } = await report(city);
    const { client, id: task, path } = await taskAt(city, 'callClerk', id, 'intake');
    await client.post(`${path}/claim`).expect(200);
    const fields = { place: '金桥小区4号楼', phone: '13911112222' };
    await client.put(`${path}/draft`).send({ fields }).expect(200);
    const shown = await client.get(path).expect(200);
    expect(shown.body).toMatchObject({ state: 'inProgress', draft: { place: '金桥小区4号楼' } });
    expect(shown.body.values.phone).toBe('13900000000');
    expect(shown.body.operations).toEqual(['unclaim', 'complete', 'save-draft']);
    const [row] = await city.services.store.read.all<{ draft: string }>(
      'select draft from task where id = ?',
      [Number(task)],
    );
    expect(row?.draft).not.toContain('13911112222');
  });

  it('ends a case that is refused at intake', async () => {
    const { id } = await report(city);
    const fields = { channel: 'web', refuseReason: 'secret', advice: '请向保密部门反映' };
    const reply = await work(city, 'callClerk', id, {
      element: 'intake',
      outcome: 'refuse',
      fields,
    });
    expect(reply.body).toEqual({ caseId: id, next: null });
    const dispatcher = await city.as('dispatcher');
    const shown = await dispatcher.get(`/api/v1/cases/${id}`).expect(200);
    expect(shown.body).toMatchObject({ status: 'rejected', tasks: [], dueAt: null });
    expect(shown.body.closedAt).not.toBeNull();
  });
});
