import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addUser, signedIn } from '../api/harness.ts';
import { type City, report, startCity, taskAt } from '../usecases/city.ts';

const path = 'process.appeal.bpmn';
const drafts = `/api/v1/packs/appeal/drafts/${path}`;

let city: City;
let designer: Awaited<ReturnType<typeof signedIn>>;

beforeAll(async () => {
  city = await startCity();
  const roles = [{ role: 'process-admin', units: [] }];
  designer = await signedIn(city.url, await addUser(city.services, { roles }));
});
afterAll(() => city.close());

async function save(content: string, revision: number) {
  return designer.put(drafts).set('If-Match', `"${revision}"`).send({ content });
}

describe('routes of packs', () => {
  it('are for those who design or publish', async () => {
    const clerk = await city.as('callClerk');
    const refused = await clerk.get('/api/v1/packs').expect(403);
    expect(refused.body).toMatchObject({ code: 'not-allowed' });
    const listed = await designer.get('/api/v1/packs').expect(200);
    expect(listed.body.items).toMatchObject([
      { pack: 'appeal', version: 1, title: { zh: '群众诉求办理', en: 'Appeal handling' } },
    ]);
    expect(listed.body.items[0].artefacts).toContain(path);
  });

  it('give an artefact of a version, and none that it does not have', async () => {
    const at = '/api/v1/packs/appeal/versions/1/artefacts';
    const form = await designer.get(`${at}/form.intake.json`).expect(200);
    expect(JSON.parse(form.body.content)).toMatchObject({ type: 'object' });
    const played = await designer.get(`${at}/${encodeURIComponent('cases/refused.json')}`);
    expect(played.status).toBe(200);
    await designer.get(`${at}/form.nowhere.json`).expect(404);
  });

  it('save a working copy on the revision that was read only', async () => {
    const begun = await designer.get(drafts).expect(200);
    expect(begun.body).toMatchObject({ revision: 0, savedBy: null });
    expect(begun.headers.etag).toBe('"0"');
    await designer.put(drafts).send({ content: begun.body.content }).expect(428);
    const saved = await save(begun.body.content, 0);
    expect(saved.body).toMatchObject({ revision: 1 });
    const stale = await save('<other/>', 0);
    expect([stale.status, stale.body.code]).toEqual([412, 'revision-conflict']);
    await designer.delete(drafts).set('If-Match', '"1"').expect(200);
  });

  it('refuse to publish a model with errors, element by element', async () => {
    const { body } = await designer.get(drafts);
    await save(body.content.replace('ld:form="handle"', 'ld:form="nowhere"'), 0);
    const refused = await designer
      .post('/api/v1/packs/appeal/publish')
      .set('Accept-Language', 'en')
      .send({ note: 'broken' })
      .expect(400);
    expect(refused.body).toMatchObject({
      code: 'model-refused',
      errors: [{ path: `${path}#nowhere`, code: 'pack/unknown-form' }],
    });
    await designer.delete(drafts).set('If-Match', '"1"').expect(200);
  });

  it('publish: new cases go the new way, running ones the old; and roll back', async () => {
    const before = await report(city);
    const { body } = await designer.get(drafts);
    await save(body.content.replace('name="接件" ', 'name="登记" '), 0);
    const publish = await designer.post('/api/v1/packs/appeal/publish').send({ note: '改名' });
    expect([publish.status, publish.body]).toEqual([200, { version: 2 }]);
    const after = await report(city);
    const nameOf = async (id: string) => {
      const task = await taskAt(city, 'callClerk', id, 'intake');
      return (await task.client.get(task.path).expect(200)).body.name;
    };
    expect(await nameOf(before.id)).toBe('接件');
    expect(await nameOf(after.id)).toBe('登记');
    const versions = await designer.get('/api/v1/packs/appeal/versions').expect(200);
    expect(versions.body.items).toMatchObject([
      { version: 2, current: true, running: 1, note: '改名' },
      { version: 1, current: false, running: 1 },
    ]);
    const back = await designer
      .post('/api/v1/packs/appeal/roll-back')
      .send({ version: 1, note: '恢复' })
      .expect(200);
    expect(back.body).toEqual({ version: 3 });
    const last = await report(city);
    expect(await nameOf(last.id)).toBe('接件');
  });
});
