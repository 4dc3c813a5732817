import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPackFolder } from '../../packs/content.ts';
import { answerOf, browser, system } from '../api/harness.ts';
import { templates } from '../packs/packs.ts';
import { aReport, type City, caseIdOf, startCity, taskAt, toHandling } from './city.ts';

let city: City;
beforeAll(async () => {
  city = await startCity();
  // The appeal's process with a handling that must not know who reported, nor see the photos.
  const content = new Map(await readPackFolder(join(templates, 'appeal')));
  const path = 'process.appeal.bpmn';
  const hidden = ['phone', 'name', 'photos', 'description']
    .map((name) => `<ld:field name="${name}" access="hide" />`)
    .join('');
  const model = (content.get(path) ?? '').replace(
    /(<bpmn:userTask id="handle"[\s\S]*?<ld:fieldAccess>)/,
    `$1${hidden}`,
  );
  content.set(path, model);
  const order = { pack: 'appeal', note: 'hidden', actor: system, content };
  expect(answerOf(await city.services.packs.publishContent(order))).toEqual({ version: 2 });
}, 60_000);
afterAll(() => city.close());

const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('a field that a step hides', () => {
  it('leaves the server neither by task, case and files nor when it is revealed', async () => {
    const client = browser(city.url);
    const sent = await client.post('/api/v1/citizen/files').attach('file', photo, '现场.png');
    const { id: file, token } = sent.body;
    const report = { ...aReport, files: [{ id: file, token }] };
    const made = await client.post('/api/v1/citizen/reports').send(report).expect(201);
    const id = await caseIdOf(city, made.body.number);
    await toHandling(city, id);
    const { client: handler, path } = await taskAt(city, 'handler', id, 'handle');
    const task = await handler.get(path).expect(200);
    const shown = await handler.get(`/api/v1/cases/${id}`).expect(200);
    for (const body of [task.body, shown.body]) {
      const text = JSON.stringify(body);
      for (const secret of ['139', '王', '14度', '现场.png', '"phone":', '"description":']) {
        expect(text, secret).not.toContain(secret);
      }
    }
    expect(shown.body).toMatchObject({ files: [], operations: [] });
    await handler.get(`/api/v1/cases/${id}/files/${file}`).expect(404);
    const reveal = { field: 'phone', reason: '核实' };
    await handler.post(`/api/v1/cases/${id}/reveal`).send(reveal).expect(404);
    const fields = { result: '更换阀门后室温20度', description: 'x' };
    const written = await handler.post(`${path}/complete`).send({ outcome: 'submit', fields });
    expect(written.status).toBe(403);
    const draft = await handler.put(`${path}/draft`).send({ fields: { phone: '13911112222' } });
    expect(draft.body).toMatchObject({ code: 'field-not-writable' });
    const dispatcher = await city.as('dispatcher');
    const others = await dispatcher.get(`/api/v1/cases/${id}`).expect(200);
    expect(others.body).toMatchObject({ fields: { phone: '139****0000' }, files: [{ id: file }] });
  }, 30_000);
});
