import { appendFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, it } from 'vitest';
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
const out = '/tmp/adv/out.txt';
const log = (name: string, v: unknown) =>
  appendFileSync(out, `${name}: ${typeof v === 'string' ? v : JSON.stringify(v)}\n`);
const show = (name: string, r: { status: number; body: unknown }) =>
  log(name, `${r.status} ${JSON.stringify(r.body).slice(0, 400)}`);
beforeAll(async () => {
  writeFileSync(out, '');
  city = await startCity();
}, 60_000);
afterAll(() => city.close());
it('foreign orders', async () => {
  const { id } = await report(city);
  await toHandling(city, id);
  const officer = await city.as('officer');
  const o = await officer.post(`/api/v1/cases/${id}/supervise`).send({ reason: '   ' });
  show('blank reason', o);
  const unit = await addUnit(city.services, 'X9', { parent: city.units.centre });
  await addRole(city.services, 'local-leader', ['case.read', 'supervise.L1', 'order.read'], 'unit');
  const leader = await addUser(city.services, {
    posts: [await addPost(city.services, unit, 'local-leader')],
  });
  const c = await signedIn(city.url, leader);
  show('foreign case', await c.get(`/api/v1/cases/${id}`));
  show('foreign order close', await c.post(`/api/v1/supervision-orders/${o.body.id}/close`));
  show('unknown order close', await c.post(`/api/v1/supervision-orders/999999/close`));
  const clerk = await city.as('firstClerk');
  show(
    'order by other unit',
    await clerk.post(`/api/v1/supervision-orders/${o.body.id}/acknowledge`),
  );
}, 60000);
it('files', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const client = browser(city.url);
  const up = (await client.post('/api/v1/citizen/files').attach('file', png, 'a.png')).body;
  const rep = await client.post('/api/v1/citizen/reports').send({
    ...aReport,
    files: [
      { id: up.id, token: up.token },
      { id: up.id, token: up.token },
    ],
  });
  show('dup file', rep);
  const id = await caseIdOf(city, rep.body.number);
  await toHandling(city, id);
  const { client: h, path } = await taskAt(city, 'handler', id, 'handle');
  const f = (await h.post('/api/v1/files').attach('file', png, 'b.png')).body;
  const base = {
    contacted: true,
    contactWay: 'visit',
    contactRecord: '已上门测温',
    result: '更换阀门后室温20度',
    reading: 20,
  };
  show(
    'citizen photo as proof',
    await h
      .post(`${path}/complete`)
      .send({ outcome: 'submit', fields: { ...base, reading: undefined, proofPhotos: [up.id] } }),
  );
  show(
    'same file two fields',
    await h
      .post(`${path}/complete`)
      .send({ outcome: 'submit', fields: { ...base, proofPhotos: [f.id], documents: [f.id] } }),
  );
  for (const [name, buf, fn] of [
    [
      'svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      'a.svg',
    ],
    ['html', Buffer.from('<html>'), 'a.png'],
    ['zero', Buffer.alloc(0), 'a.png'],
    ['exe', png, 'a.exe'],
    ['path', png, '../../../etc/passwd.png'],
    ['big', Buffer.concat([png, Buffer.alloc(21 * 1024 * 1024)]), 'big.png'],
  ] as const) {
    try {
      show('upload ' + name, await h.post('/api/v1/files').attach('file', buf, fn));
    } catch (e) {
      log('upload ' + name, String(e));
    }
  }
  let r = h.post('/api/v1/files');
  for (let i = 0; i < 7; i++) r = r.attach('file', png, `a${i}.png`);
  try {
    show('seven', await r);
  } catch (e) {
    log('seven', String(e));
  }
}, 60000);
it('values', async () => {
  const { id } = await report(city);
  await work(city, 'callClerk', id, {
    element: 'intake',
    outcome: 'accept',
    fields: { channel: 'web' },
  });
  await work(city, 'dispatcher', id, { element: 'claim', outcome: 'claim' });
  const { client, path } = await taskAt(city, 'dispatcher', id, 'dispatch');
  for (const limit of ['0wd', '9999wd', '0.00h', '9999h', '9999d', '0.01wh']) {
    const { id: other } = await report(city);
    await work(city, 'callClerk', other, {
      element: 'intake',
      outcome: 'accept',
      fields: { channel: 'web' },
    });
    await work(city, 'dispatcher', other, { element: 'claim', outcome: 'claim' });
    show(
      'limit ' + limit,
      await work(city, 'dispatcher', other, {
        element: 'dispatch',
        outcome: 'dispatch',
        fields: { priority: 'ordinary', limit, unit: 'D0101' },
      }),
    );
    show(
      '  accept',
      await work(city, 'secondClerk', other, { element: 'accept-order', outcome: 'accept' }),
    );
    const s = await client.get(`/api/v1/cases/${other}`);
    log(
      '  case',
      JSON.stringify({ d: s.body.dueAt, s: s.body.status, t: s.body.tasks, c: s.body.clocks }),
    );
  }
  const raw = (body: string) =>
    client.post(`${path}/complete`).set('Content-Type', 'application/json').send(body);
  show('proto', await raw('{"outcome":"dispatch","fields":{"__proto__":{"x":1},"unit":"D0101"}}'));
  show('constructor', await raw('{"outcome":"dispatch","fields":{"constructor":1}}'));
  show(
    'proto draft',
    await client
      .put(`${path}/draft`)
      .set('Content-Type', 'application/json')
      .send('{"fields":{"__proto__":{"x":1}}}'),
  );
  show(
    'surrogate',
    await raw(
      '{"outcome":"dispatch","opinion":"\\ud800","fields":{"dispatchNote":"a\\ud800b\\u0000c","unit":"D0101","limit":"5wd","priority":"ordinary"}}',
    ),
  );
  show('case', await client.get(`/api/v1/cases/${id}`));
  show('hist', await client.get(`/api/v1/cases/${id}/history`));
  show(
    'huge',
    await client
      .post(`${path}/complete`)
      .send({ outcome: 'dispatch', fields: { dispatchNote: 'x'.repeat(100000) } }),
  );
  for (const place of ['a\u0000b', '\ud800', '😀😀', '%_\'"\\', '\u202ehello', '\ufeff  \u200b']) {
    const r = await browser(city.url)
      .post('/api/v1/citizen/reports')
      .send({ ...aReport, place });
    show('place ' + JSON.stringify(place), r);
    if (r.status === 201) {
      const i = await caseIdOf(city, r.body.number);
      const s = await client.get(`/api/v1/cases/${i}`);
      log('  title', JSON.stringify(s.body.title) + JSON.stringify(s.body.fields?.place));
    }
  }
  for (const q of [
    '%',
    '_',
    "'",
    '"',
    '\\',
    '😀',
    'x'.repeat(60),
    'x'.repeat(61),
    '\u0000',
    '\ud800',
    '()',
    '金'.repeat(60),
    '-',
    '0',
    '13900000000',
  ]) {
    const r = await client
      .get('/api/v1/cases')
      .query({ q })
      .catch((e) => ({ status: 0, body: String(e) }));
    log('q ' + JSON.stringify(q).slice(0, 20), `${r.status} ${r.body.total} ${r.body.code}`);
  }
  for (const qs of [
    'after=AAAA',
    'after=' + Buffer.from('9999999999999999.9999999999999999').toString('base64url'),
    'after=' + Buffer.from('.5').toString('base64url'),
    'after=' + Buffer.from('1.5; drop').toString('base64url'),
    'sort=evil',
    'filter[unit]=1&filter[unit]=2',
    'filter[unit]=abc',
    'filter[status][a]=1',
    'limit=1e1',
    'limit=-1',
    'limit=1.5',
    'limit=0x10',
    'x=1',
    'sort=due&after=' + Buffer.from('.5').toString('base64url'),
    'filter[light]=purple',
    '__proto__[a]=1',
  ]) {
    const r = await client.get('/api/v1/cases?' + qs);
    log('qs ' + qs, `${r.status} ${r.body.total} ${r.body.code}`);
  }
}, 60000);
it('confidential search', async () => {
  const { id } = await report(city, { confidential: true, place: '紫薇山庄88号楼' });
  const officer = await city.as('officer');
  const r = await officer.get('/api/v1/cases').query({ q: '紫薇山庄88号楼' });
  log('confidential by place', r.body);
  log(
    'fields',
    await city.services.store.read.all('select * from record_field where record_id = ?', [
      Number(id),
    ]),
  );
  log(
    'idx',
    await city.services.store.read.all('select gram from record_gram where record_id = ?', [
      Number(id),
    ]),
  );
}, 60000);
it('clerk intake anonymous', async () => {
  const clerk = await city.as('callClerk');
  const { files: _n, ...f } = aReport;
  show(
    'anon with phone',
    await clerk
      .post('/api/v1/cases')
      .send({ pack: 'appeal', fields: { ...f, channel: 'phone', anonymous: true } }),
  );
  show('weird pack', await clerk.post('/api/v1/cases').send({ pack: '__proto__', fields: {} }));
  const { id } = await report(city);
  const r = await work(city, 'callClerk', id, {
    element: 'intake',
    outcome: 'accept',
    fields: { channel: 'web', anonymous: true },
  });
  show('turn anonymous', r);
  log(
    'personal',
    await city.services.store.read.all('select field from personal_value where record_id = ?', [
      Number(id),
    ]),
  );
  log(
    'fields',
    await city.services.store.read.all('select field from record_field where record_id = ?', [
      Number(id),
    ]),
  );
}, 60000);
it('xff', async () => {
  const { number } = await report(city);
  const st = [];
  for (let i = 0; i < 8; i++)
    st.push(
      (
        await browser(city.url)
          .post('/api/v1/citizen/lookups')
          .set('X-Forwarded-For', `9.9.9.${i}`)
          .send({ number: `8890-20260302-7000${i}`, phoneTail: '1234' })
      ).status,
    );
  log('xff', st);
  log('n', number);
}, 60000);
