import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyStore } from '../../audit/verify.ts';
import { signedIn } from '../api/harness.ts';
import { type City, handledCase, startCity, taskAt } from './city.ts';

let city: City;
let operator: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  city = await startCity();
  operator = await signedIn(city.url, city.administrator);
}, 60_000);
afterAll(() => city.close());

/** A case at its handler, and the address of its instance. */
async function handling() {
  const { id, instance } = await handledCase(city);
  const { client, path: task } = await taskAt(city, 'handler', id, 'handle');
  return { id, path: `/api/v1/instances/${instance}`, client, task };
}

const shown = async (path: string) => (await operator.get(path).expect(200)).body;

const stepsOf = async (id: string): Promise<string[]> => {
  const officer = await city.as('officer');
  const { body } = await officer.get(`/api/v1/cases/${id}`).expect(200);
  return body.tasks.map(({ element }: { element: string }) => element);
};

async function expectSound(): Promise<void> {
  const { services } = city;
  const verified = await verifyStore({
    reader: services.store.read,
    definitionOf: async (id) => (await services.packs.definition(id))?.process.definition ?? null,
    keyOf: (id) => services.keys.auditKey(id),
  });
  expect(verified.mismatches).toEqual([]);
}

describe('an instance as an administrator sees it', () => {
  it('shows where it stands and what it has passed', async () => {
    const { id, path } = await handling();
    const seen = await shown(path);
    expect(seen).toMatchObject({ state: 'active', caseId: id, parent: null, incidents: [] });
    expect(seen.live).toMatchObject([{ element: 'handle', suspended: false }]);
    expect(seen.waiting).toContainEqual(
      expect.objectContaining({ kind: 'task', element: 'handle', suspended: false }),
    );
    const passed = seen.passed.map(({ element }: { element: string }) => element);
    expect(passed).toEqual(expect.arrayContaining(['intake', 'claim', 'dispatch']));
  });

  it('is there for nobody else', async () => {
    const { path } = await handling();
    const handler = await city.as('handler');
    await handler.get(path).expect(403);
    await handler.post(`${path}/suspend`).expect(403);
    await operator.get('/api/v1/instances/999999999').expect(404);
    await operator.post('/api/v1/instances/999999999/suspend').expect(404);
  });
});

describe('suspending', () => {
  it('an instance stops its tasks, which are shown so, until it is resumed', async () => {
    const { path, client, task } = await handling();
    await operator.post(`${path}/suspend`).expect(200);
    const again = await operator.post(`${path}/suspend`).expect(409);
    expect(again.body.code).toBe('suspended');
    expect((await client.get(task).expect(200)).body).toMatchObject({
      state: 'suspendedReserved',
      operations: [],
    });
    const list = await client.get('/api/v1/tasks').query({ list: 'assigned' }).expect(200);
    expect(list.body.items).toContainEqual(expect.objectContaining({ state: 'suspendedReserved' }));
    for (const [operation, body] of [
      ['complete', { outcome: 'handled', fields: {} }],
      ['unclaim', {}],
    ] as const) {
      const refused = await client.post(`${task}/${operation}`).send(body).expect(409);
      expect(refused.body.code).toBe('suspended');
    }
    expect((await shown(path)).waiting).toContainEqual(
      expect.objectContaining({ kind: 'task', suspended: true }),
    );
    await operator.post(`${path}/resume`).expect(200);
    await operator.post(`${path}/resume`).expect(409);
    expect((await client.get(task).expect(200)).body.state).toBe('reserved');
    await expectSound();
  });

  it('an element stops its own task, also when the instance is resumed', async () => {
    const { path, client, task } = await handling();
    const [{ part, activation }] = (await shown(path)).live;
    const where = { part, activation };
    await operator.post(`${path}/suspend-element`).send(where).expect(200);
    expect((await shown(path)).live).toMatchObject([{ element: 'handle', suspended: true }]);
    await operator.post(`${path}/suspend`).expect(200);
    await operator.post(`${path}/resume`).expect(200);
    expect((await client.get(task)).body.state).toBe('suspendedReserved');
    await operator.post(`${path}/resume-element`).send(where).expect(200);
    expect((await client.get(task)).body.state).toBe('reserved');
    await operator.post(`${path}/resume-element`).send(where).expect(409);
  });
});

describe('changing a running instance', () => {
  it('moves tokens: all or none', async () => {
    const { id, path } = await handling();
    const changes = [
      { do: 'cancel-element', element: 'handle' },
      { do: 'start-before', element: 'nowhere' },
    ];
    const sent = { changes, reason: '派错单位' };
    const refused = await operator.post(`${path}/modify`).send(sent).expect(422);
    expect(refused.body).toMatchObject({ code: 'modification-refused' });
    expect(refused.body.errors).toMatchObject([{ path: 'changes.1' }]);
    expect(await stepsOf(id)).toEqual(['handle']);
    changes[1] = { do: 'start-before', element: 'dispatch' };
    await operator.post(`${path}/modify`).send(sent).expect(200);
    expect(await stepsOf(id)).toEqual(['dispatch']);
    const officer = await city.as('officer');
    const { body } = await officer.get(`/api/v1/cases/${id}/history`).expect(200);
    const line = body.items.find(({ kind }: { kind: string }) => kind === 'process.modified');
    expect(line.sentence.zh).toContain('调整了流程：派错单位');
    await operator.post(`${path}/modify`).send({ changes: [], reason: 'x' }).expect(400);
    await expectSound();
  });

  it('sets variables, whose values stay out of the audit', async () => {
    const { path } = await handling();
    const sent = { variables: { secret: 'of somebody' } };
    await operator.post(`${path}/variables`).send(sent).expect(200);
    const rows = await city.services.store.read.all<{ data: string }>(
      "select data from audit where action = 'instance.variables-set'",
    );
    expect(rows.map(({ data }) => JSON.parse(data))).toEqual([{ part: 0, names: ['secret'] }]);
  });

  it('ends it with a reason', async () => {
    const { id, path } = await handling();
    await operator.post(`${path}/cancel`).send({}).expect(400);
    await operator.post(`${path}/cancel`).send({ reason: '重复登记' }).expect(200);
    expect(await shown(path)).toMatchObject({ state: 'terminated', live: [], waiting: [] });
    expect(await stepsOf(id)).toEqual([]);
    await operator.post(`${path}/cancel`).send({ reason: '重复登记' }).expect(409);
    await expectSound();
  });

  it('takes iterations of a repeated step only', async () => {
    const { path } = await handling();
    const [{ part, activation }] = (await shown(path)).live;
    for (const operation of ['add-iteration', 'remove-iteration']) {
      await operator.post(`${path}/${operation}`).send({ part, activation }).expect(409);
    }
  });

  it('happens once with the same key', async () => {
    const { id, path } = await handling();
    const changes = [{ do: 'start-before', element: 'dispatch' }];
    for (const _ of [1, 2]) {
      const sent = operator.post(`${path}/modify`).set('Idempotency-Key', `modify-${id}`);
      await sent.send({ changes, reason: '补派' }).expect(200);
    }
    expect((await stepsOf(id)).toSorted()).toEqual(['dispatch', 'handle']);
  });
});
