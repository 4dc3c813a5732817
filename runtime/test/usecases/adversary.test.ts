/** What people with a session, or none, try beyond their rights and beyond sense. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browser } from '../api/harness.ts';
import {
  aReport,
  type City,
  caseIdOf,
  report,
  startCity,
  taskAt,
  toDispatch,
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
    await toDispatch(city, id);
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
    await toDispatch(city, id);
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
  it('is not found by what its mask hides, until it is no more confidential', async () => {
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
    const pdf = Buffer.from('%PDF-1.4 not a picture');
    const paper = (await handler.post('/api/v1/files').attach('file', pdf, '批复.pdf')).body.id;
    const wrong = { outcome: 'submit', fields: { ...fields, proofPhotos: [paper] } };
    const other = await handler.post(`${path}/complete`).send(wrong).expect(400);
    expect(other.body.errors).toMatchObject([{ path: 'fields.proofPhotos', code: 'file-type' }]);
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
    const client = browser(city.url);
    const odd = await client.post('/api/v1/citizen/files').attach('file', photo, "it's(1)*.png");
    const files = [{ id: odd.body.id, token: odd.body.token }];
    const made = await client.post('/api/v1/citizen/reports').send({ ...aReport, files });
    const id = await caseIdOf(city, made.body.number);
    const officer = await city.as('officer');
    const sent = await officer.get(`/api/v1/cases/${id}/files/${odd.body.id}`).expect(200);
    const header = "attachment; filename*=UTF-8''it%27s%281%29%2A.png";
    expect(sent.headers['content-disposition']).toBe(header);
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
