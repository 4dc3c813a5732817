import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPackFolder } from '../../packs/content.ts';
import { answerOf, system } from '../api/harness.ts';
import { templates } from '../packs/packs.ts';
import { type City, report, startCity, work } from './city.ts';

const extra = `<bpmn:adHocSubProcess id="extra" name="补充调查">
    <bpmn:incoming>to-extra</bpmn:incoming><bpmn:outgoing>extra-done</bpmn:outgoing>
    <bpmn:userTask id="visit" name="现场走访"><bpmn:extensionElements>
      <ld:assignment rule="role" role="call-clerk" />
    </bpmn:extensionElements></bpmn:userTask>
  </bpmn:adHocSubProcess>
  <bpmn:endEvent id="extra-end"><bpmn:incoming>extra-done</bpmn:incoming></bpmn:endEvent>
  <bpmn:sequenceFlow id="to-extra" sourceRef="reported" targetRef="extra" />
  <bpmn:sequenceFlow id="extra-done" sourceRef="extra" targetRef="extra-end" />
  <bpmn:sequenceFlow id="to-intake"`;

let city: City;
beforeAll(async () => {
  city = await startCity();
  const content = new Map(await readPackFolder(join(templates, 'appeal')));
  const [path = ''] = [...content.keys()].filter((name) => name.endsWith('.bpmn'));
  const xml = (content.get(path) ?? '')
    .replace('<bpmn:sequenceFlow id="to-intake"', extra)
    .replace(
      '>to-intake</bpmn:outgoing>',
      '>to-intake</bpmn:outgoing>\n<bpmn:outgoing>to-extra</bpmn:outgoing>',
    );
  content.set(path, xml);
  const order = { pack: 'appeal', note: 'with an ad-hoc sub-process', actor: system, content };
  answerOf(await city.services.packs.publishContent(order));
}, 60_000);
afterAll(() => city.close());

/** A case, its path and the browser of somebody who may work on it. */
async function opened() {
  const { id } = await report(city);
  const client = await city.as('callClerk');
  const path = `/api/v1/cases/${id}/activities`;
  const offered = async () => (await client.get(path).expect(200)).body.items;
  const waiting = async (): Promise<string[]> => {
    const { body } = await client.get(`/api/v1/cases/${id}`).expect(200);
    return body.tasks.map(({ element }: { element: string }) => element).sort();
  };
  return { id, client, path, offered, waiting };
}

describe('activities of an ad-hoc sub-process', () => {
  it('are offered on the case and begin as often as somebody wants', async () => {
    const { id, client, path, offered, waiting } = await opened();
    const [choice] = await offered();
    expect(choice).toMatchObject({
      element: 'extra',
      name: '补充调查',
      activities: [{ element: 'visit', name: '现场走访' }],
    });
    const { instance, part, activation } = choice;
    const place = { instance, part, activation };
    await client
      .post(path)
      .send({ ...place, element: 'visit' })
      .expect(200);
    expect(await waiting()).toEqual(['intake', 'visit']);
    await work(city, 'callClerk', id, { element: 'visit', outcome: null });
    expect(await offered()).toEqual([choice]);
    await client
      .post(path)
      .send({ ...place, element: 'visit' })
      .expect(200);
    await client.post(`${path}/finish`).send(place).expect(200);
    expect(await waiting()).toEqual(['intake']);
    expect(await offered()).toEqual([]);
    const { body: history } = await client.get(`/api/v1/cases/${id}/history`).expect(200);
    const told = history.items.map(({ kind }: { kind: string }) => kind);
    expect(told.filter((kind: string) => kind === 'activity.started')).toHaveLength(2);
    expect(told).toContain('activities.finished');
  });

  it('are refused where they are not enabled, or not of this case', async () => {
    const { client, path, offered } = await opened();
    const [{ instance, part, activation }] = await offered();
    const place = { instance, part, activation };
    await client
      .post(path)
      .send({ ...place, element: 'intake' })
      .expect(409);
    const other = await opened();
    await client
      .post(other.path)
      .send({ ...place, element: 'visit' })
      .expect(404);
    await client.post(`${path}/finish`).send(place).expect(200);
    await client
      .post(path)
      .send({ ...place, element: 'visit' })
      .expect(409);
    await client.post(`${path}/finish`).send(place).expect(409);
  });

  it('begin once when the same request comes twice', async () => {
    const { client, path, offered, waiting } = await opened();
    const [{ instance, part, activation }] = await offered();
    const body = { instance, part, activation, element: 'visit' };
    const send = () => client.post(path).set('Idempotency-Key', 'k-1234567890').send(body);
    await send().expect(200);
    await send().expect(200);
    expect(await waiting()).toEqual(['intake', 'visit']);
  });
});
