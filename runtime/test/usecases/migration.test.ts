import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyStore } from '../../audit/verify.ts';
import { readPackFolder } from '../../packs/content.ts';
import { answerOf, browser, signedIn, system } from '../api/harness.ts';
import { templates } from '../packs/packs.ts';
import { aReport, type City, handledCase, report, startCity, taskAt } from './city.ts';

let city: City;
let operator: Awaited<ReturnType<typeof signedIn>>;
/** The first version, and the second, where the step `handle` is called `treat`. */
let [first, second] = ['', ''];
beforeAll(async () => {
  city = await startCity();
  operator = await signedIn(city.url, city.administrator);
}, 60_000);
afterAll(() => city.close());

/** Cases that their handler has claimed, with their instances. */
async function handling() {
  const { id, instance } = await handledCase(city);
  return { id, instance, path: `/api/v1/instances/${instance}` };
}

let cases: Awaited<ReturnType<typeof handling>>[];
beforeAll(async () => {
  cases = [await handling(), await handling(), await handling()];
  const content = new Map(await readPackFolder(join(templates, 'appeal')));
  const path = 'process.appeal.bpmn';
  const xml = content.get(path) ?? '';
  content.set(path, xml.replace(/ (id|\w+Ref|bpmnElement)="handle"/g, ' $1="treat"'));
  const order = { pack: 'appeal', note: 'renamed', actor: system, content };
  answerOf(await city.services.packs.publishContent(order));
  const { body } = await operator.get('/api/v1/definitions').expect(200);
  const appeal = body.items.filter((item: { process: string }) => item.process === 'appeal');
  [second, first] = appeal.map((item: { id: string }) => item.id);
}, 60_000);

const shown = async (path: string) => (await operator.get(path).expect(200)).body;

async function planned() {
  const { body } = await operator
    .get(`/api/v1/definitions/${first}/migration-plan`)
    .query({ to: second })
    .expect(200);
  return body;
}

async function wholePlan() {
  const { plan } = await planned();
  return { ...plan, elements: { ...plan.elements, handle: 'treat' } };
}

async function ended(operation: string) {
  for (;;) {
    await city.executor.runDue();
    const seen = await shown(`/api/v1/bulk-operations/${operation}`);
    if (seen.endedAt !== null) return seen;
  }
}

async function expectSound(): Promise<void> {
  const { services } = city;
  const verified = await verifyStore({
    reader: services.store.read,
    definitionOf: async (id) => (await services.packs.definition(id))?.process.definition ?? null,
    keyOf: (id) => services.keys.auditKey(id),
  });
  expect(verified.mismatches).toEqual([]);
}

describe('a version of a process', () => {
  it('that is suspended starts nothing and stands still, until it is resumed', async () => {
    const path = `/api/v1/definitions/${second}`;
    await operator.post(`${path}/resume`).expect(409);
    const { body } = await operator.post(`${path}/suspend`).expect(202);
    await ended(body.operation);
    const refused = await browser(city.url).post('/api/v1/citizen/reports').send(aReport);
    expect(refused.body).toMatchObject({ status: 409, code: 'definition-suspended' });
    await operator.post(`${path}/suspend`).expect(409);
    const { body: resumed } = await operator.post(`${path}/resume`).expect(202);
    await ended(resumed.operation);
    await browser(city.url).post('/api/v1/citizen/reports').send(aReport).expect(201);
    const handler = await city.as('handler');
    await handler.post(`${path}/suspend`).expect(403);
  });

  it('is suspended with all its instances, and resumed with them', async () => {
    const path = `/api/v1/definitions/${first}`;
    const { body } = await operator.post(`${path}/suspend`).expect(202);
    expect(await ended(body.operation)).toMatchObject({ total: 3, done: 3, refused: 0 });
    for (const { path: instance, id } of cases) {
      expect((await shown(instance)).state).toBe('suspended');
      const { client, path: task } = await taskAt(city, 'handler', id, 'handle');
      expect((await client.get(task)).body.state).toBe('suspendedReserved');
    }
    await expectSound();
    const { body: resumed } = await operator.post(`${path}/resume`).expect(202);
    expect(await ended(resumed.operation)).toMatchObject({ done: 3, refused: 0 });
    for (const { path: instance } of cases) {
      expect((await shown(instance)).state).toBe('active');
    }
  });
});

describe('a migration', () => {
  it('is planned by what is alike, with reasons for the rest', async () => {
    const { plan, leftOut } = await planned();
    expect(plan.elements).toMatchObject({ appeal: 'appeal', intake: 'intake' });
    expect(plan.elements).not.toHaveProperty('handle');
    expect(leftOut).toContainEqual(
      expect.objectContaining({ path: 'handle', code: 'unknown-element' }),
    );
    await operator
      .get(`/api/v1/definitions/${first}/migration-plan`)
      .query({ to: first })
      .expect(400);
  });

  it('that is only tried says what stands against it and stores nothing', async () => {
    const [{ path } = { path: '' }] = cases;
    const before = await shown(path);
    const dry = { to: second, dryRun: true };
    const { body } = await operator.post(`${path}/migrate`).send(dry).expect(200);
    expect(body.migrated).toBe(false);
    expect(body.problems).toContainEqual(
      expect.objectContaining({ path: 'handle', code: 'not-mapped' }),
    );
    const plan = await wholePlan();
    const tried = await operator
      .post(`${path}/migrate`)
      .send({ ...dry, plan })
      .expect(200);
    expect(tried.body).toEqual({ migrated: false, problems: [] });
    expect(await shown(path)).toEqual(before);
    const refused = await operator.post(`${path}/migrate`).send({ to: second }).expect(422);
    expect(refused.body.code).toBe('migration-refused');
  });

  it('takes an instance along with its tasks and its case', async () => {
    const [{ id, path } = { id: '', path: '' }] = cases;
    const plan = await wholePlan();
    await operator.post(`${path}/migrate`).send({ to: second, plan }).expect(200);
    expect(await shown(path)).toMatchObject({
      definition: { id: second, version: 2 },
      live: [{ element: 'treat' }],
    });
    const { client, path: task } = await taskAt(city, 'handler', id, 'treat');
    const seen = await client.get(task).expect(200);
    expect(seen.body).toMatchObject({ state: 'reserved', element: 'treat' });
    expect(seen.body.operations).toContain('complete');
    const sent = { outcome: 'nonsense', fields: {} };
    const refused = await client.post(`${task}/complete`).send(sent).expect(400);
    expect(refused.body.code).toBe('invalid-field');
    const [row] = await city.services.store.read.all<{ pack_version: number }>(
      'select pack_version from record where id = ?',
      [Number(id)],
    );
    expect(row?.pack_version).toBe(2);
    await expectSound();
  });

  it('of all instances reports those that could not go', async () => {
    const [, one, other] = cases;
    const path = `/api/v1/definitions/${first}`;
    await operator.post(`${one?.path}/suspend`).expect(200);
    const bad = { ...(await wholePlan()), elements: { handle: 'intake-form' } };
    await operator.post(`${path}/migrate`).send({ to: second, plan: bad }).expect(422);
    const sent = { to: second, plan: await wholePlan() };
    const { body } = await operator.post(`${path}/migrate`).send(sent).expect(202);
    expect(await ended(body.operation)).toMatchObject({ total: 2, done: 1, refused: 1 });
    const report = await shown(`/api/v1/bulk-operations/${body.operation}/refused`);
    expect(report).toMatchObject({
      items: [{ instance: one?.instance, code: 'suspended' }],
      next: null,
    });
    expect((await shown(other?.path ?? '')).definition.id).toBe(second);
    await expectSound();
  });
});

describe('an operation on many instances', () => {
  it('goes on page by page, each instance once', async () => {
    for (let n = 0; n < 60; n += 1) await report(city);
    const path = `/api/v1/definitions/${second}`;
    const { body } = await operator.post(`${path}/suspend`).expect(202);
    const seen = await ended(body.operation);
    expect(seen.total).toBeGreaterThan(60);
    expect(seen).toMatchObject({ done: seen.total, refused: 0 });
    const { body: resumed } = await operator.post(`${path}/resume`).expect(202);
    await ended(resumed.operation);
    await expectSound();
  });
});

describe('an instance that has ended', () => {
  it('is done again from a step, as an instance of its own', async () => {
    const [, , { id, path } = { id: '', path: '' }] = cases;
    const sent = { before: ['dispatch'] };
    await operator.post(`${path}/restart`).send(sent).expect(409);
    await operator.post(`${path}/cancel`).send({ reason: '误结束' }).expect(200);
    const { body } = await operator.post(`${path}/restart`).send(sent).expect(201);
    expect(await shown(`/api/v1/instances/${body.id}`)).toMatchObject({
      state: 'active',
      caseId: id,
      live: [{ element: 'dispatch' }],
    });
    await operator
      .post(`${path}/restart`)
      .send({ before: ['nowhere'] })
      .expect(422);
    await expectSound();
  });
});
