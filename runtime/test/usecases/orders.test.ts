/** Supervision orders under people who press twice, at once, or in foreign cases. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addPost, addRole, addUnit, addUser, signedIn } from '../api/harness.ts';
import { type City, report, startCity, toDispatch, work } from './city.ts';

let city: City;
beforeAll(async () => {
  city = await startCity();
}, 60_000);
afterAll(() => city.close());

const rows = <Row>(text: string, ...values: (string | number)[]) =>
  city.services.store.read.all<Row>(text, values);

describe('a supervision order', () => {
  it('is not there for those who may not open its case, whatever they may supervise', async () => {
    const { id } = await report(city);
    const officer = await city.as('officer');
    const opened = await officer.post(`/api/v1/cases/${id}/supervise`).send({ reason: '请核实' });
    const unit = await addUnit(city.services, 'X1', { parent: city.units.centre });
    await addRole(city.services, 'x-leader', ['case.read', 'supervise.L1', 'order.read'], 'unit');
    const post = await addPost(city.services, unit, 'x-leader');
    const leader = await signedIn(city.url, await addUser(city.services, { posts: [post] }));
    for (const operation of ['close', 'accept', 'acknowledge']) {
      const path = `/api/v1/supervision-orders/${opened.body.id}/${operation}`;
      const foreign = await leader.post(path);
      const missing = await leader.post(`/api/v1/supervision-orders/999999/${operation}`);
      expect([foreign.status, missing.status]).toEqual([404, 404]);
    }
    const shown = await officer.get(`/api/v1/cases/${id}`).expect(200);
    expect(shown.body.orders).toMatchObject([{ state: 'opened' }]);
  }, 30_000);

  it('needs a reason that can be read', async () => {
    const { id } = await report(city);
    const officer = await city.as('officer');
    const path = `/api/v1/cases/${id}/supervise`;
    for (const reason of ['', '   ', 'a\u0000b', '\ud800']) {
      const reply = await officer.post(path).send({ reason });
      expect(reply.body).toMatchObject({ code: 'invalid-field', errors: [{ path: 'reason' }] });
    }
    const opened = await officer.post(path).send({ reason: ' 请加快👨‍👩‍👧 ' }).expect(201);
    expect(opened.body.reason).toBe('请加快👨‍👩‍👧');
  });

  it('is opened once by supervisors who press at once', async () => {
    const { id } = await report(city);
    const officer = await city.as('officer');
    const press = () => officer.post(`/api/v1/cases/${id}/supervise`).send({ reason: '请核实' });
    const replies = await Promise.all([press(), press(), press(), press()]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
    const open = replies.find(({ status }) => status === 201)?.body.id;
    const orders = replies.filter(({ status }) => status === 409).map(({ body }) => body.order);
    expect(orders).toEqual([open, open, open]);
  });

  it('reads those whom a page of orders concerns once, not once an order', async () => {
    const officer = await city.as('officer');
    for (let n = 0; n < 3; n += 1) {
      const { id } = await report(city);
      await officer.post(`/api/v1/cases/${id}/supervise`).send({ reason: '请核实' }).expect(201);
    }
    const reading = vi.spyOn(city.services.store.read, 'all');
    const page = await officer.get('/api/v1/supervision-orders').expect(200);
    const asked = reading.mock.calls.filter(([text]) => text.includes('candidate'));
    reading.mockRestore();
    expect(page.body.items.length).toBeGreaterThanOrEqual(3);
    expect(asked).toHaveLength(1);
  });

  it('of a lower level stays the badge when a higher one closes', async () => {
    const { id } = await report(city);
    const officer = await city.as('officer');
    const post = await addPost(city.services, city.units.centre, 'deputy-leader');
    const deputy = await signedIn(city.url, await addUser(city.services, { posts: [post] }));
    const path = `/api/v1/cases/${id}/supervise`;
    const low = await officer.post(path).send({ reason: '请核实' }).expect(201);
    const high = await deputy.post(path).send({ reason: '请核实' }).expect(201);
    expect([low.body.level, high.body.level]).toEqual(['L1', 'L2']);
    const badge = async () => (await officer.get(`/api/v1/cases/${id}`)).body.supervision;
    expect(await badge()).toBe('L2');
    await officer.post(`/api/v1/supervision-orders/${high.body.id}/close`).expect(403);
    await deputy.post(`/api/v1/supervision-orders/${high.body.id}/close`).expect(200);
    expect(await badge()).toBe('L1');
    await deputy.post(`/api/v1/supervision-orders/${low.body.id}/close`).expect(200);
    expect(await badge()).toBe('none');
    await deputy.post(`/api/v1/supervision-orders/${low.body.id}/close`).expect(409);
  }, 30_000);

  it('with a key is opened once, and the key serves no other reason', async () => {
    const { id } = await report(city);
    const officer = await city.as('officer');
    const press = (reason: string) =>
      officer.post(`/api/v1/cases/${id}/supervise`).set('Idempotency-Key', 'k').send({ reason });
    const first = await press('请核实').expect(201);
    expect((await press('请核实').expect(201)).body.id).toBe(first.body.id);
    expect((await press('别的原因')).body.code).toBe('key-reused');
  });

  it('ends with its case, and its timer with it', async () => {
    const { id } = await report(city);
    const officer = await city.as('officer');
    const opened = await officer.post(`/api/v1/cases/${id}/supervise`).send({ reason: '请核实' });
    const timers = () => rows('select id from timer where id = ?', Number(opened.body.id));
    expect(await timers()).toHaveLength(1);
    const invalid = { channel: 'web', invalidReason: 'noContent' };
    await work(city, 'callClerk', id, { element: 'intake', outcome: 'invalid', fields: invalid });
    expect(await timers()).toEqual([]);
    const shown = await officer.get(`/api/v1/cases/${id}`).expect(200);
    expect(shown.body.orders).toMatchObject([{ state: 'closed', operations: [], revision: 2 }]);
    const history = await officer.get(`/api/v1/cases/${id}/history`).expect(200);
    const kinds = history.body.items.map((line: { kind: string }) => line.kind);
    expect(kinds.slice(-2)).toEqual(['order.ended', 'case.closed']);
    const late = await officer.get(`/api/v1/cases/${id}/supervision-proposal`).expect(409);
    expect(late.body.code).toBe('state-conflict');
  });

  it('tells handler, unit head and dispatcher, also after a return and a callback', async () => {
    const { id } = await report(city);
    await toDispatch(city, id);
    const given = { priority: 'ordinary', limit: '5wd' };
    const notOurs = { returnReason: 'notOurDuty', returnBasis: '三定方案未列此职责' };
    const done = {
      contacted: true,
      contactWay: 'visit',
      contactRecord: '已上门测温',
      result: '更换阀门后室温20度',
      reading: 20,
    };
    const rating = { rating: 'dissatisfied', solved: false };
    for (const [name, element, outcome, fields] of [
      ['dispatcher', 'dispatch', 'dispatch', { ...given, unit: 'D02' }],
      ['firstClerk', 'accept-order', 'return', notOurs],
      ['reviewer', 'return-review', 'approve', { proposedUnit: 'D0101' }],
      ['dispatcher', 'dispatch', 'dispatch', { ...given, unit: 'D0101' }],
      ['secondClerk', 'accept-order', 'accept', {}],
      ['handler', 'handle', 'submit', done],
      ['dispatcher', 'review', 'approve', {}],
      ['callbackClerk', 'callback', 'rated', rating],
    ] as const) {
      const reply = await work(city, name, id, { element, outcome, fields });
      expect(reply.body, element).toMatchObject({ caseId: id });
    }
    const officer = await city.as('officer');
    const again = await officer.get(`/api/v1/cases/${id}`).expect(200);
    expect(again.body).toMatchObject({ status: 'handling', fields: { rating: 'dissatisfied' } });
    expect(again.body.tasks).toMatchObject([{ element: 'second-handle' }]);
    const { reason } = (await officer.get(`/api/v1/cases/${id}/supervision-proposal`)).body;
    const opened = await officer.post(`/api/v1/cases/${id}/supervise`).send({ reason });
    expect(opened.status).toBe(201);
    const told = await rows<{ user_id: number }>(
      "select user_id from notice where kind = 'order-opened' and record_id = ? order by user_id",
      Number(id),
    );
    const { dispatcher, handler, head } = city.people;
    const expected = [dispatcher.id, handler.id, head.id].toSorted((a, b) => a - b);
    expect(told.map(({ user_id }) => user_id)).toEqual(expected);
    const lines = await rows<{ action: string }>(
      "select action from audit where object_type = 'order' and object_id = ?",
      opened.body.id,
    );
    expect(lines).toEqual([{ action: 'order.opened' }]);
    const lists = ['/api/v1/tasks?list=claimable', '/api/v1/cases'] as const;
    for (const list of lists) {
      const client = await city.as('handler');
      const page = await client.get(list).expect(200);
      const found = page.body.items
        .map((item: { case?: { id: string } }) => item.case ?? item)
        .find((item: { id: string }) => item.id === id);
      expect(found, list).toMatchObject({ supervision: 'L1' });
    }
  }, 60_000);
});
