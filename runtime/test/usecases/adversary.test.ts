/** What people with a session, or none, try beyond their rights and beyond sense. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addPost, addRole, addUnit, addUser, browser, signedIn } from '../api/harness.ts';
import {
  aReport,
  type City,
  caseIdOf,
  report,
  startCity,
  taskAt,
  toHandling,
  work,
} from './city.ts';

let city: City;
beforeAll(async () => {
  city = await startCity();
}, 60_000);
afterAll(() => city.close());

const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const rows = <Row>(text: string, ...values: (string | number)[]) =>
  city.services.store.read.all<Row>(text, values);

async function toDispatch(id: string): Promise<void> {
  const accepted = { element: 'intake', outcome: 'accept', fields: { channel: 'web' } };
  expect((await work(city, 'callClerk', id, accepted)).status).toBe(200);
  expect((await work(city, 'dispatcher', id, { element: 'claim', outcome: 'claim' })).status).toBe(
    200,
  );
}

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

  it('of a lower level stays the badge when a higher one closes, and each has its master', async () => {
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
    await toDispatch(id);
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

describe('a clock that stopped', () => {
  it('leaves nothing due: not in the case, not in lists, not on the citizen’s page', async () => {
    const { id, token } = await report(city);
    await toHandling(city, id);
    const fields = {
      contacted: true,
      contactWay: 'phone',
      contactRecord: '已联系',
      result: '更换阀门后室温20度',
      reading: 20,
    };
    await work(city, 'handler', id, { element: 'handle', outcome: 'submit', fields });
    const running = await browser(city.url).get(`/api/v1/citizen/tracking/${token}`).expect(200);
    expect(running.body.detail.expectedAt).not.toBeNull();
    await work(city, 'dispatcher', id, { element: 'review', outcome: 'approve' });
    city.clock.time += 30 * 24 * 3_600_000;
    const officer = await city.as('officer');
    const shown = await officer.get(`/api/v1/cases/${id}`).expect(200);
    expect(shown.body).toMatchObject({ status: 'callback', dueAt: null, light: 'green' });
    expect(shown.body.clocks[0]).toMatchObject({ state: 'stopped', dueAt: expect.any(String) });
    const callback = await taskAt(city, 'callbackClerk', id, 'callback');
    const task = await callback.client.get(callback.path).expect(200);
    expect(task.body.case).toMatchObject({ dueAt: null, light: 'green' });
    const tracked = await browser(city.url).get(`/api/v1/citizen/tracking/${token}`).expect(200);
    expect(tracked.body.detail.expectedAt).toBeNull();
    const { id: waiting } = await report(city);
    await toHandling(city, waiting);
    const sorted = await officer.get('/api/v1/cases?sort=due').expect(200);
    const ids = sorted.body.items.map((item: { id: string }) => item.id);
    expect(ids.indexOf(waiting)).toBeLessThan(ids.indexOf(id));
    city.clock.time -= 30 * 24 * 3_600_000;
  }, 60_000);
});

describe('a limit that was lengthened after it had passed', () => {
  it('passes a second time', async () => {
    const { id } = await report(city);
    await toDispatch(id);
    const at = city.clock.time;
    const breaches = async () => {
      await city.executor.runDue();
      const lines = await rows(
        "select n from history_line where kind = 'clock.case-breached' and record_id = ?",
        Number(id),
      );
      return lines.length;
    };
    city.clock.time += 25 * 3_600_000;
    expect([await breaches(), await breaches()]).toEqual([1, 1]);
    const fields = { priority: 'ordinary', unit: 'D0101', limit: '48h' };
    await work(city, 'dispatcher', id, { element: 'dispatch', outcome: 'dispatch', fields });
    expect(await breaches()).toBe(1);
    city.clock.time += 48 * 3_600_000;
    expect([await breaches(), await breaches()]).toEqual([2, 2]);
    city.clock.time = at;
  }, 30_000);
});

describe('a step', () => {
  it('proposes values only for fields that it may write', async () => {
    const { id } = await report(city);
    const accepted = { element: 'intake', outcome: 'accept', fields: { channel: 'web' } };
    await work(city, 'callClerk', id, accepted);
    const claim = await taskAt(city, 'dispatcher', id, 'claim');
    expect((await claim.client.get(claim.path).expect(200)).body.proposal).toEqual({});
    await work(city, 'dispatcher', id, { element: 'claim', outcome: 'claim' });
    const dispatch = await taskAt(city, 'dispatcher', id, 'dispatch');
    const { body } = await dispatch.client.get(dispatch.path).expect(200);
    expect(body.proposal).toMatchObject({ unit: expect.any(String) });
  });
});

describe('values that a form lets through but nothing can work with', () => {
  it('a limit of nothing does not stick a case', async () => {
    const { id } = await report(city);
    await toDispatch(id);
    for (const limit of ['0wd', '0.00h']) {
      const fields = { priority: 'ordinary', unit: 'D0101', limit };
      const reply = await work(city, 'dispatcher', id, {
        element: 'dispatch',
        outcome: 'dispatch',
        fields,
      });
      expect(reply.status).toBe(400);
      expect(reply.body.errors).toMatchObject([{ path: 'fields.limit' }]);
    }
  });

  it('texts with halves of characters or control characters are refused', async () => {
    const client = browser(city.url);
    for (const place of ['a\u0000b', '\ud800', 'x\u001by']) {
      const reply = await client.post('/api/v1/citizen/reports').send({ ...aReport, place });
      expect(reply.body).toMatchObject({ code: 'invalid-field', errors: [{ path: 'place' }] });
    }
    const odd = '😀 %_\'"\\ 𠮷野家';
    const { id } = await report(city, { place: odd });
    const officer = await city.as('officer');
    const shown = await officer.get(`/api/v1/cases/${id}`).expect(200);
    expect(shown.body.fields.place).toBe(odd);
  });

  it('a case that turns anonymous forgets who reported it', async () => {
    const { id } = await report(city);
    const fields = { channel: 'web', anonymous: true };
    const reply = await work(city, 'callClerk', id, {
      element: 'intake',
      outcome: 'accept',
      fields,
    });
    expect(reply.status).toBe(200);
    expect(await rows('select field from personal_value where record_id = ?', Number(id))).toEqual(
      [],
    );
    const found = await rows<{ field: string }>(
      'select field from record_field where record_id = ?',
      Number(id),
    );
    expect(found.map(({ field }) => field)).not.toContain('phone#tail');
  });

  it('an anonymous case asks for no contact and goes without callback', async () => {
    const { id } = await report(city, { anonymous: true });
    await toHandling(city, id);
    const fields = { result: '更换阀门后室温20度', reading: 20 };
    const handled = await work(city, 'handler', id, {
      element: 'handle',
      outcome: 'submit',
      fields,
    });
    expect(handled.status).toBe(200);
    await work(city, 'dispatcher', id, { element: 'review', outcome: 'approve' });
    const officer = await city.as('officer');
    const shown = await officer.get(`/api/v1/cases/${id}`).expect(200);
    expect(shown.body).toMatchObject({ status: 'closed', anonymous: true });
  });
});

describe('a confidential case', () => {
  it('is not found by what its mask hides, and is again when it is no more confidential', async () => {
    const { id } = await report(city, { confidential: true, place: '紫薇山庄88号楼' });
    const officer = await city.as('officer');
    const total = async (q: string) =>
      (await officer.get('/api/v1/cases').query({ q }).expect(200)).body.total;
    expect([await total('紫薇山庄'), await total('88号')]).toEqual([0, 0]);
    const field = () =>
      rows("select value from record_field where field = 'place' and record_id = ?", Number(id));
    expect(await field()).toEqual([]);
    const fields = { channel: 'web', confidential: false };
    await work(city, 'callClerk', id, { element: 'intake', outcome: 'accept', fields });
    expect(await total('紫薇山庄')).toBe(1);
    expect(await field()).toEqual([{ value: '紫薇山庄88号楼' }]);
  });
});

describe('files', () => {
  it('of the citizen are no evidence of the unit, and one file serves one field', async () => {
    const client = browser(city.url);
    const sent = await client.post('/api/v1/citizen/files').attach('file', photo, '现场.png');
    const { id: citizens, token } = sent.body;
    const files = [{ id: citizens, token }];
    const made = await client.post('/api/v1/citizen/reports').send({ ...aReport, files });
    const id = await caseIdOf(city, made.body.number);
    await toHandling(city, id);
    const { client: handler, path } = await taskAt(city, 'handler', id, 'handle');
    const own = (await handler.post('/api/v1/files').attach('file', photo, '整改.png')).body.id;
    const fields = {
      contacted: true,
      contactWay: 'visit',
      contactRecord: '已上门测温',
      result: '更换阀门后室温20度',
      reading: 20,
    };
    for (const [more, field] of [
      [{ proofPhotos: [citizens] }, 'proofPhotos'],
      [{ proofPhotos: [own], documents: [own] }, 'documents'],
      [{ proofPhotos: ['999999'] }, 'proofPhotos'],
    ] as const) {
      const body = { outcome: 'submit', fields: { ...fields, ...more } };
      const reply = await handler.post(`${path}/complete`).send(body).expect(400);
      expect(reply.body.errors).toMatchObject([{ path: `fields.${field}`, code: 'unknown-file' }]);
    }
    const body = { outcome: 'submit', fields: { ...fields, proofPhotos: [own, own] } };
    await handler.post(`${path}/complete`).send(body).expect(200);
  }, 30_000);

  it('that are no pictures, empty, too big or too many are refused', async () => {
    const handler = await city.as('handler');
    const upload = (bytes: Buffer, name: string) =>
      handler.post('/api/v1/files').attach('file', bytes, name);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>');
    for (const [bytes, name] of [
      [svg, 'a.svg'],
      [svg, 'a.png'],
      [Buffer.from('<html>'), 'a.jpg'],
      [Buffer.alloc(0), 'a.png'],
      [photo, 'a.exe'],
      [photo, 'a'],
    ] as const) {
      expect((await upload(bytes, name)).body.code, name).toBe('file-refused');
    }
    const big = Buffer.concat([photo, Buffer.alloc(21 * 1024 * 1024)]);
    expect((await upload(big, 'a.png')).status).toBe(413);
    const path = await upload(photo, '../../../etc/passwd.png').expect(201);
    expect(path.body.name).toBe('passwd.png');
  }, 30_000);
});

describe('machines', () => {
  it('cannot be told apart by the address they claim', async () => {
    const tries: number[] = [];
    for (let n = 0; n < 7; n += 1) {
      const reply = await browser(city.url)
        .post('/api/v1/citizen/lookups')
        .set('X-Forwarded-For', `9.9.9.${n}`)
        .send({ number: `8890-20260302-7000${n}`, phoneTail: '1234' });
      tries.push(reply.status);
    }
    expect(tries).toEqual([404, 404, 404, 404, 404, 429, 429]);
  });
});
