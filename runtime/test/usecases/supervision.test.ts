import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type City, report, startCity, toHandling, work } from './city.ts';

let city: City;
beforeAll(async () => {
  city = await startCity();
}, 60_000);
afterAll(() => city.close());

const day = 24 * 3_600_000;

describe('one-click supervision', () => {
  it('opens one order, tells three people and refuses a second of the level', async () => {
    const { id, number } = await report(city);
    await toHandling(city, id);
    const officer = await city.as('officer');
    const proposal = await officer.get(`/api/v1/cases/${id}/supervision-proposal`).expect(200);
    expect(proposal.body).toMatchObject({ level: 'L1', openOrder: null });
    expect(proposal.body.reason).toMatch(/^距时限还有/);
    expect(proposal.body.dueAt).toBe('2026-03-04T17:00:00.000+08:00');

    const { reason } = proposal.body;
    const opened = await officer.post(`/api/v1/cases/${id}/supervise`).send({ reason }).expect(201);
    expect(opened.body).toMatchObject({ level: 'L1', state: 'opened', caseNumber: number });
    const again = await officer.post(`/api/v1/cases/${id}/supervise`).send({ reason });
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ code: 'order-open', order: opened.body.id });

    for (const name of ['handler', 'head', 'dispatcher'] as const) {
      const client = await city.as(name);
      const notices = await client.get('/api/v1/notices?unread=1').expect(200);
      const told = notices.body.items.filter(
        (each: { kind: string }) => each.kind === 'order-opened',
      );
      expect(told).toHaveLength(1);
      expect(told[0].text.zh).toContain(number);
    }
    const lines = await city.services.store.read.all(
      "select n from audit where action = 'order.opened' and object_id = ?",
      [opened.body.id],
    );
    expect(lines).toHaveLength(1);
    const all = await city.services.store.read.all(
      "select id from notice where kind = 'order-opened'",
    );
    expect(all).toHaveLength(3);

    const desk = await officer.get('/api/v1/supervision-orders').expect(200);
    expect(desk.body.items.map((each: { id: string }) => each.id)).toEqual([opened.body.id]);
    const badged = await officer.get('/api/v1/cases').query({ 'filter[supervised]': 'yes' });
    expect(badged.body.items[0]).toMatchObject({ id, supervision: 'L1' });
  }, 60_000);

  it('is acknowledged, reported, sent back, reported again, accepted and closed', async () => {
    const { id } = await report(city);
    await toHandling(city, id);
    const officer = await city.as('officer');
    const handler = await city.as('handler');
    const opened = await officer.post(`/api/v1/cases/${id}/supervise`).send({ reason: '请加快' });
    const path = `/api/v1/supervision-orders/${opened.body.id}`;
    const early = await officer.post(`${path}/accept`).expect(409);
    expect(early.body.code).toBe('state-conflict');
    await officer.post(`${path}/acknowledge`).expect(403);
    await handler.post(`${path}/acknowledge`).expect(200);
    await handler.post(`${path}/report`).send({ feedback: '已上门' }).expect(200);
    await officer.post(`${path}/send-back`).send({ feedback: '请补充照片' }).expect(200);
    const told = await handler.get('/api/v1/notices').expect(200);
    expect(told.body.items[0].kind).toBe('order-sent-back');
    const reported = await handler.post(`${path}/report`).send({ feedback: '照片已补充' });
    expect(reported.body).toMatchObject({ state: 'reported', feedback: '照片已补充' });
    await officer.post(`${path}/accept`).expect(200);
    const closed = await officer.post(`${path}/close`).expect(200);
    expect(closed.body).toMatchObject({ state: 'closed', operations: [] });
    const shown = await officer.get(`/api/v1/cases/${id}`).expect(200);
    expect(shown.body.supervision).toBe('none');
    await officer.post(`/api/v1/cases/${id}/supervise`).send({ reason: '再次' }).expect(201);
  }, 60_000);

  it('tells its supervisor when nobody answered in time', async () => {
    const { id } = await report(city);
    const officer = await city.as('officer');
    await officer.post(`/api/v1/cases/${id}/supervise`).send({ reason: '请核实' }).expect(201);
    const late = async () => {
      await city.executor.runDue();
      const notices = await officer.get('/api/v1/notices').expect(200);
      return notices.body.items.filter(
        (each: { kind: string; caseId: string }) =>
          each.kind === 'order-breached' && each.caseId === id,
      ).length;
    };
    city.clock.time += 2 * day;
    expect(await late()).toBe(0);
    city.clock.time += day;
    expect(await late()).toBe(1);
    city.clock.time += day;
    expect(await late()).toBe(1);
    city.clock.time -= 4 * day;
  }, 60_000);

  it('ends with its case', async () => {
    const { id } = await report(city);
    const officer = await city.as('officer');
    await officer.post(`/api/v1/cases/${id}/supervise`).send({ reason: '请核实' }).expect(201);
    await work(city, 'callClerk', id, {
      element: 'intake',
      outcome: 'invalid',
      fields: { channel: 'web', invalidReason: 'noContent' },
    }).then((reply) => expect(reply.body).toEqual({ caseId: id, next: null }));
    const shown = await officer.get(`/api/v1/cases/${id}`).expect(200);
    expect(shown.body).toMatchObject({ status: 'invalid', supervision: 'none' });
    expect(shown.body.orders).toMatchObject([{ state: 'closed' }]);
    const late = await officer.post(`/api/v1/cases/${id}/supervise`).send({ reason: '太迟' });
    expect(late.body.code).toBe('state-conflict');
  }, 60_000);

  it('is refused to those without the right', async () => {
    const { id } = await report(city);
    const dispatcher = await city.as('dispatcher');
    await dispatcher.post(`/api/v1/cases/${id}/supervise`).send({ reason: '请' }).expect(403);
  });
});

describe('the clock of a case', () => {
  it('turns yellow, orange and red by its timer, and tells people', async () => {
    const { id } = await report(city);
    await toHandling(city, id);
    const officer = await city.as('officer');
    const light = async () => (await officer.get(`/api/v1/cases/${id}`)).body.light;
    const at = async (days: number) => {
      city.clock.time += days * day;
      await city.executor.runDue();
      return light();
    };
    expect(await light()).toBe('green');
    expect(await at(4.3)).toBe('yellow');
    expect(await at(3)).toBe('orange');
    expect(await at(1)).toBe('red');
    const filtered = await officer.get('/api/v1/cases').query({ 'filter[light]': 'red' });
    expect(filtered.body.items.map((each: { id: string }) => each.id)).toContain(id);
    const history = await officer.get(`/api/v1/cases/${id}/history`).expect(200);
    const kinds = history.body.items.map((line: { kind: string }) => line.kind);
    expect(kinds).toContain('clock.case-breached');
    const head = await city.as('head');
    const notices = await head.get('/api/v1/notices').expect(200);
    expect(notices.body.items.map((each: { kind: string }) => each.kind)).toContain(
      'clock-breached',
    );
    const proposal = await officer.get(`/api/v1/cases/${id}/supervision-proposal`).expect(200);
    expect(proposal.body.reason).toMatch(/^超期/);
  }, 60_000);
});
