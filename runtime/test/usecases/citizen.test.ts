import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browser } from '../api/harness.ts';
import { aReport, type City, caseIdOf, report, startCity, taskAt } from './city.ts';

let city: City;
beforeAll(async () => {
  city = await startCity();
}, 60_000);
afterAll(() => city.close());

const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const lookUp = (number: string, phoneTail: string) =>
  browser(city.url).post('/api/v1/citizen/lookups').send({ number, phoneTail });

const hour = 3_600_000;

describe('looking an appeal up by its number', () => {
  it('shows the phases only, and to those who know the end of the phone', async () => {
    const { number } = await report(city);
    city.clock.time += 2 * hour;
    const right = await lookUp(number, '0000').expect(200);
    expect(right.body).toMatchObject({ number, detail: null });
    expect(right.body.phases[0]).toMatchObject({ phase: 'accept', state: 'current' });
    const wrong = await lookUp(number, '1111').expect(404);
    const unknown = await lookUp('8890-20260302-99999', '0000').expect(404);
    const { requestId: _first, ...one } = wrong.body;
    const { requestId: _second, ...other } = unknown.body;
    expect(one).toEqual(other);
  });

  it('allows five tries an hour for an address', async () => {
    const { number } = await report(city);
    city.clock.time += 2 * hour;
    for (let n = 0; n < 5; n += 1) await lookUp(`8890-20260302-8000${n}`, '0000').expect(404);
    const refused = await lookUp(number, '0000').expect(429);
    expect(refused.body.code).toBe('too-many-requests');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    city.clock.time += 2 * hour;
    await lookUp(number, '0000').expect(200);
  });
});

describe('a citizen’s report', () => {
  it('with the same idempotency key gives the same number and link, once', async () => {
    const client = browser(city.url);
    const send = (body: object) =>
      client.post('/api/v1/citizen/reports').set('Idempotency-Key', 'k-1').send(body);
    const first = await send(aReport).expect(201);
    const second = await send(aReport).expect(201);
    expect(second.body).toEqual(first.body);
    const other = await send({ ...aReport, place: '别处' });
    expect(other.body.code).toBe('key-reused');
    const rows = await city.services.store.read.all<{ answer: string }>(
      "select answer from idempotency where idempotency_key = 'k-1'",
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.answer).not.toContain(first.body.token);
  });

  it('says in the sender’s language which member is wrong', async () => {
    const { phone: _none, ...sent } = aReport;
    const reply = await browser(city.url)
      .post('/api/v1/citizen/reports')
      .set('Accept-Language', 'en')
      .send(sent)
      .expect(400);
    expect(reply.body).toMatchObject({
      code: 'invalid-field',
      title: 'A field is not valid',
      errors: [{ path: 'phone', code: 'required' }],
    });
  });

  it('keeps photos that the sender uploaded, for those who see the case', async () => {
    const client = browser(city.url);
    const uploaded = await client
      .post('/api/v1/citizen/files')
      .attach('file', photo, { filename: '现场.png', contentType: 'image/png' })
      .expect(201);
    const { id: file, token } = uploaded.body;
    const foreign = { ...aReport, files: [{ id: file, token: 'x'.repeat(32) }] };
    await client.post('/api/v1/citizen/reports').send(foreign).expect(400);
    const sent = { ...aReport, files: [{ id: file, token }] };
    const reply = await client.post('/api/v1/citizen/reports').send(sent).expect(201);
    const id = await caseIdOf(city, reply.body.number);
    const dispatcher = await city.as('dispatcher');
    const shown = await dispatcher.get(`/api/v1/cases/${id}`).expect(200);
    expect(shown.body.files).toMatchObject([{ id: file, field: 'photos', name: '现场.png' }]);
    const content = await dispatcher.get(`/api/v1/cases/${id}/files/${file}`).expect(200);
    expect(content.headers['content-disposition']).toMatch(/^attachment/);
    expect(content.headers['x-content-type-options']).toBe('nosniff');
    expect(content.body).toEqual(photo);
    const handler = await city.as('handler');
    await handler.get(`/api/v1/cases/${id}/files/${file}`).expect(404);
    const again = await client.post('/api/v1/citizen/reports').send(sent);
    expect(again.status).toBe(400);
  });

  it('forgets a photo that no report named within a day', async () => {
    const upload = (bytes: Buffer) =>
      browser(city.url).post('/api/v1/citizen/files').attach('file', bytes, '现场.png').expect(201);
    const { id: forgotten, token } = (await upload(Buffer.concat([photo, Buffer.from('x')]))).body;
    const { id: named, token: other } = (await upload(photo)).body;
    const sent = { ...aReport, files: [{ id: named, token: other }] };
    await browser(city.url).post('/api/v1/citizen/reports').send(sent).expect(201);
    city.clock.time += 25 * hour;
    await city.executor.runDue();
    const rows = await city.services.store.read.all<{ id: number }>(
      'select id from attachment where id in (?, ?)',
      [Number(forgotten), Number(named)],
    );
    expect(rows).toEqual([{ id: Number(named) }]);
    const late = { ...aReport, files: [{ id: forgotten, token }] };
    await browser(city.url).post('/api/v1/citizen/reports').send(late).expect(400);
  });

  it('leaves no phone and name in clear anywhere in the database', async () => {
    const { id } = await report(city);
    const { read } = city.services.store;
    for (const [table, column] of [
      ['record', 'body'],
      ['step', 'event'],
      ['step', 'records'],
      ['record_field', 'value'],
      ['audit', 'data'],
      ['personal_value', 'cipher'],
    ]) {
      const rows = await read.all<{ text: string }>(
        `select ${column} as text from ${table} where ${column} like ? or ${column} like ?`,
        ['%13900000000%', '%王小明%'],
      );
      expect(rows, `${table}.${column}`).toEqual([]);
    }
    const clerk = await city.as('dispatcher');
    const shown = await clerk.get(`/api/v1/cases/${id}`).expect(200);
    expect(shown.body.fields).toMatchObject({ phone: '139****0000', name: '王*' });
    expect(shown.body.operations).toContain('reveal');
    const revealed = await clerk
      .post(`/api/v1/cases/${id}/reveal`)
      .send({ field: 'phone', reason: '核实地址' })
      .expect(200);
    expect(revealed.body).toEqual({ value: '13900000000' });
    const lines = await read.all<{ data: string }>(
      "select data from audit where action = 'value.revealed' and object_id = ?",
      [id],
    );
    expect(lines).toEqual([{ data: '{"field":"phone","reason":"核实地址"}' }]);
    const officer = await city.as('officer');
    await officer
      .post(`/api/v1/cases/${id}/reveal`)
      .send({ field: 'phone', reason: '好奇' })
      .expect(403);
  });

  it('that is confidential shows its place to its handler only, or for a reason', async () => {
    const { id } = await report(city, { confidential: true });
    const clerk = await city.as('dispatcher');
    const shown = await clerk.get(`/api/v1/cases/${id}`).expect(200);
    expect(shown.body).toMatchObject({ confidential: true, fields: { place: '金桥小区3号****' } });
    expect(shown.body.title).not.toContain('金桥');
    const revealed = await clerk
      .post(`/api/v1/cases/${id}/reveal`)
      .send({ field: 'place', reason: '核实地址' })
      .expect(200);
    expect(revealed.body).toEqual({ value: aReport.place });
    const { client, path } = await taskAt(city, 'callClerk', id, 'intake');
    const offered = await client.get(path).expect(200);
    expect(offered.body.values).toMatchObject({ place: '金桥小区3号****', phone: '139****0000' });
    await client.post(`${path}/claim`).expect(200);
    const mine = await client.get(path).expect(200);
    expect(mine.body.values).toMatchObject({ place: aReport.place, phone: aReport.phone });
  });

  it('is found by the whole phone, by those who may see phones', async () => {
    const { id } = await report(city, { phone: '13977776666' });
    const clerk = await city.as('dispatcher');
    const found = await clerk.get('/api/v1/cases').query({ q: '13977776666' }).expect(200);
    expect(found.body.items.map((row: { id: string }) => row.id)).toEqual([id]);
    const part = await clerk.get('/api/v1/cases').query({ q: '1397777' }).expect(200);
    expect(part.body.total).toBe(0);
    const officer = await city.as('officer');
    const hidden = await officer.get('/api/v1/cases').query({ q: '13977776666' }).expect(200);
    expect(hidden.body.total).toBe(0);
  });

  it('chooses from 62 categories and 17 towns', async () => {
    const categories = await browser(city.url).get('/api/v1/dictionaries/categories').expect(200);
    const towns = await browser(city.url).get('/api/v1/dictionaries/towns').expect(200);
    expect([categories.body.items.length, towns.body.items.length]).toEqual([62, 17]);
    await browser(city.url).get('/api/v1/dictionaries/refuseReasons').expect(400);
  });

  it('knows who takes reports and what their numbers look like', async () => {
    const desk = await browser(city.url).get('/api/v1/citizen/desk').expect(200);
    expect(desk.body.name.zh).toBe('8890 民生热线');
    expect(desk.body.example).toMatch(/^8890-\d{8}-00001$/);
  });

  it('is found by a clerk through words of its place', async () => {
    const { id } = await report(city, { place: '滨河花园幼儿园东侧' });
    const clerk = await city.as('dispatcher');
    const found = await clerk.get('/api/v1/cases').query({ q: '幼儿园' }).expect(200);
    expect(found.body.items.map((row: { id: string }) => row.id)).toEqual([id]);
    const none = await clerk.get('/api/v1/cases').query({ q: '幼儿圆' }).expect(200);
    expect(none.body).toMatchObject({ items: [], total: 0 });
  });
});

describe('intake by a clerk', () => {
  it('enters a case and gives its first task', async () => {
    const clerk = await city.as('callClerk');
    const { files: _none, ...fields } = aReport;
    const body = { pack: 'appeal', fields: { ...fields, channel: 'phone' } };
    const reply = await clerk.post('/api/v1/cases').send(body).expect(201);
    expect(reply.body).toMatchObject({ number: expect.any(String), taskId: expect.any(String) });
    const mine = await clerk.get('/api/v1/cases').query({ 'filter[by]': 'mine' }).expect(200);
    expect(mine.body.items[0].id).toBe(reply.body.id);
    const handler = await city.as('handler');
    await handler.post('/api/v1/cases').send(body).expect(403);
  });
});
