import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPackFolder } from '../../packs/content.ts';
import { answerOf, system } from '../api/harness.ts';
import { templates } from '../packs/packs.ts';
import { type City, report, startCity, taskAt, toHandling } from './city.ts';

let city: City;
beforeAll(async () => {
  city = await startCity();
  const content = new Map(await readPackFolder(join(templates, 'appeal')));
  const [path] = [...content.keys()].filter((name) => name.endsWith('.bpmn'));
  const xml = content.get(path ?? '') ?? '';
  // The handler may return, unlike in the pack, where a return is drawn with its review.
  const place = xml.indexOf('Elements>', xml.indexOf('userTask id="handle"')) + 'Elements>'.length;
  const allow = '<ld:operations allow="return-to"/>';
  content.set(path ?? '', `${xml.slice(0, place)}${allow}${xml.slice(place)}`);
  const order = { pack: 'appeal', note: 'returns', actor: system, content };
  answerOf(await city.services.packs.publishContent(order));
}, 60_000);
afterAll(() => city.close());

/** A case that the handler has taken. */
async function handling() {
  const { id } = await report(city);
  await toHandling(city, id);
  const { client, path, id: task } = await taskAt(city, 'handler', id, 'handle');
  await client.post(`${path}/claim`);
  return { id, client, path, task };
}

const waiting = async (id: string): Promise<string[]> => {
  const officer = await city.as('officer');
  const shown = await officer.get(`/api/v1/cases/${id}`).expect(200);
  return shown.body.tasks.map(({ element }: { element: string }) => element);
};

describe('returning a task', () => {
  it('goes back to a step that was passed, and tells it in the history', async () => {
    const { id, client, path, task } = await handling();
    const { body: seen } = await client.get(path).expect(200);
    expect(seen.operations).toContain('return-to');
    const { body: passed } = await client.get(`${path}/passed-steps`).expect(200);
    const elements = passed.items.map(({ element }: { element: string }) => element);
    expect(elements).toContain('dispatch');
    expect(elements).not.toContain('handle');
    const body = { element: 'dispatch', afterwards: 'go-on', reason: '不属于本单位职责' };
    await client.post(`${path}/return-to`).send(body).expect(200);
    expect(await waiting(id)).toEqual(['dispatch']);
    const { body: history } = await client.get(`/api/v1/cases/${id}/history`).expect(200);
    const line = history.items.findLast(({ kind }: { kind: string }) => kind === 'task.returned');
    expect(line.sentence.zh).toContain('不属于本单位职责');
    const [row] = await city.services.store.read.all<{ state: string; ended_by: number }>(
      'select state, ended_by from task where id = ?',
      [Number(task)],
    );
    expect(row).toEqual({ state: 'returned', ended_by: city.people.handler.id });
    await client.post(`${path}/return-to`).send(body).expect(409);
  });

  it('comes straight back when that is asked for', async () => {
    const { id, client, path } = await handling();
    const body = { element: 'intake', afterwards: 'straight-back', reason: '请核对电话' };
    await client.post(`${path}/return-to`).send(body).expect(200);
    expect(await waiting(id)).toEqual(['intake']);
    const clerk = await taskAt(city, 'callClerk', id, 'intake');
    await clerk.client.post(`${clerk.path}/claim`).expect(200);
    const done = { outcome: 'accept', fields: { channel: 'web' } };
    await clerk.client.post(`${clerk.path}/complete`).send(done).expect(200);
    expect(await waiting(id)).toEqual(['handle']);
  });

  it('is refused for a step not passed, and where the model does not offer it', async () => {
    const { id, client, path } = await handling();
    const body = { element: 'callback', afterwards: 'go-on', reason: 'x' };
    await client.post(`${path}/return-to`).send(body).expect(400);
    const other = await report(city);
    const intake = await taskAt(city, 'callClerk', other.id, 'intake');
    await intake.client.post(`${intake.path}/claim`).expect(200);
    await intake.client.post(`${intake.path}/return-to`).send(body).expect(403);
    const none = await intake.client.get(`${intake.path}/passed-steps`).expect(200);
    expect(none.body.items).toEqual([]);
    expect(await waiting(id)).toEqual(['handle']);
  });
});
