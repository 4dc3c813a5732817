import { join } from 'node:path';
import type { EngineEvent } from '@liandong/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPackFolder } from '../../packs/content.ts';
import { runEvent } from '../../usecases/instances/run-event.ts';
import { answerOf, browser, signedIn, system } from '../api/harness.ts';
import { templates } from '../packs/packs.ts';
import { aReport, type City, caseIdOf, startCity } from './city.ts';

let city: City;
let operator: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  city = await startCity();
  operator = await signedIn(city.url, city.administrator);
  // The appeal's process with a step for a machine before the intake.
  const content = new Map(await readPackFolder(join(templates, 'appeal')));
  const path = 'process.appeal.bpmn';
  const model = (content.get(path) ?? '')
    .replace(
      '<bpmn:sequenceFlow id="to-intake" sourceRef="reported" targetRef="intake" />',
      `<bpmn:serviceTask id="announce" name="通知" ld:jobType="announce" ld:retries="2">
        <bpmn:incoming>to-announce</bpmn:incoming><bpmn:outgoing>to-intake</bpmn:outgoing>
      </bpmn:serviceTask>
      <bpmn:sequenceFlow id="to-announce" sourceRef="reported" targetRef="announce" />
      <bpmn:sequenceFlow id="to-intake" sourceRef="announce" targetRef="intake" />`,
    )
    .replace(/(id="reported"[\s\S]*?)<bpmn:outgoing>to-intake</, '$1<bpmn:outgoing>to-announce<');
  content.set(path, model);
  const order = { pack: 'appeal', note: 'announced', actor: system, content };
  expect(answerOf(await city.services.packs.publishContent(order))).toEqual({ version: 2 });
}, 60_000);
afterAll(() => city.close());

const newCase = async (): Promise<string> => {
  const reply = await browser(city.url).post('/api/v1/citizen/reports').send(aReport).expect(201);
  return caseIdOf(city, reply.body.number);
};

const stepsOf = async (id: string): Promise<string[]> => {
  const client = await city.as('dispatcher');
  const shown = await client.get(`/api/v1/cases/${id}`).expect(200);
  return shown.body.tasks.map((task: { element: string }) => task.element);
};

const fetchOne = async () => {
  const body = { type: 'announce', max: 1, leaseMs: 60_000 };
  const reply = await operator.post('/api/v1/jobs/fetch').send(body).expect(200);
  return reply.body.items[0] as { id: string; fence: number };
};

describe('work for machines', () => {
  it('is leased, completed once, and lets the case go on', async () => {
    const id = await newCase();
    expect(await stepsOf(id)).toEqual([]);
    const job = await fetchOne();
    const path = `/api/v1/jobs/${job.id}/complete`;
    await operator
      .post(path)
      .send({ fence: job.fence + 1 })
      .expect(409);
    await operator.post(path).send({ fence: job.fence }).expect(200);
    await operator.post(path).send({ fence: job.fence }).expect(409);
    expect(await stepsOf(id)).toEqual(['intake']);
  });

  it('stands in the audit with who fetched it and who brought its result', async () => {
    const id = await newCase();
    const [first, second] = await Promise.all([fetchOne(), fetchOne()]);
    const job = first ?? second;
    expect([first, second].filter((each) => each !== undefined)).toHaveLength(1);
    if (!job) throw new Error('Expected a job');
    await operator.post(`/api/v1/jobs/${job.id}/complete`).send({ fence: job.fence }).expect(200);
    const lines = await city.services.store.read.all<{ data: string | null; actor_id: number }>(
      "select data, actor_id from audit where action in ('job.fetched', 'job.completed')",
    );
    const mine = lines.filter(({ data }) => data?.includes(`"${job.id}"`));
    expect(mine).toMatchObject([{ actor_id: city.administrator.id }]);
    expect(new Set(lines.map(({ actor_id }) => actor_id))).toEqual(
      new Set([city.administrator.id]),
    );
    expect(await stepsOf(id)).toEqual(['intake']);
  });

  it('that fails for good is an incident, which an operator repairs', async () => {
    const id = await newCase();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const job = await fetchOne();
      const failure = { fence: job.fence, message: 'no connection' };
      await operator.post(`/api/v1/jobs/${job.id}/fail`).send(failure).expect(200);
      city.clock.time += 60_000;
    }
    const open = await operator.get('/api/v1/incidents').expect(200);
    expect(open.body.items).toMatchObject([{ element: 'announce', caseId: id }]);
    const path = `/api/v1/incidents/${open.body.items[0].id}/resolve`;
    const worker = await city.as('dispatcher');
    await worker.post(path).send({}).expect(403);
    await operator.post(path).send({}).expect(200);
    expect((await operator.post(path).send({})).status).toBe(409);
    const again = await operator.get('/api/v1/incidents').expect(200);
    expect(again.body.items).toEqual([]);
    const job = await fetchOne();
    await operator.post(`/api/v1/jobs/${job.id}/complete`).send({ fence: job.fence }).expect(200);
    expect(await stepsOf(id)).toEqual(['intake']);
  });
});

describe('an instance that is suspended', () => {
  it('refuses what comes for it until it is resumed, and loses nothing', async () => {
    const id = await newCase();
    const [row] = await city.services.store.read.all<{ id: number }>(
      'select id from instance where record_id = ?',
      [Number(id)],
    );
    const send = (event: EngineEvent) =>
      runEvent(city.services, {
        instance: row?.id ?? 0,
        name: 'instance.operated',
        rows: [],
        event: () => event,
        along: [],
      });
    expect(await send({ kind: 'suspend' })).toMatchObject({ ok: true, answer: 'done' });
    const late = { kind: 'set-variables', part: 0, variables: {} } as const;
    expect(await send(late)).toMatchObject({ ok: false, code: 'suspended' });
    expect(await send({ kind: 'resume' })).toMatchObject({ ok: true, answer: 'done' });
    expect(await send(late)).toMatchObject({ ok: true, answer: 'done' });
  });
});
