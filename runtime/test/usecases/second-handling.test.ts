import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addUnit } from '../api/harness.ts';
import { type City, report, startCity, toDispatch, toHandling, work } from './city.ts';

const done = {
  contacted: true,
  contactWay: 'visit',
  contactRecord: '已上门测温',
  result: '更换阀门后室温20度',
  reading: 20,
};

let city: City;
beforeAll(async () => {
  city = await startCity();
}, 60_000);
afterAll(() => city.close());

describe('a second handling', () => {
  it('has a limit of its own and ends with a rating of its own', async () => {
    const { id } = await report(city);
    await toHandling(city, id);
    const rating = { rating: 'dissatisfied', solved: false };
    for (const [name, element, outcome, fields] of [
      ['handler', 'handle', 'submit', done],
      ['dispatcher', 'review', 'approve', {}],
      ['callbackClerk', 'callback', 'rated', rating],
    ] as const) {
      const reply = await work(city, name, id, { element, outcome, fields });
      expect(reply.status, element).toBe(200);
    }
    const officer = await city.as('officer');
    const again = await officer.get(`/api/v1/cases/${id}`).expect(200);
    expect(again.body.tasks).toMatchObject([{ element: 'second-handle' }]);
    expect(again.body.fields).toMatchObject({ limit: '5wd', rating: 'dissatisfied' });
    await work(city, 'handler', id, { element: 'second-handle', outcome: 'submit', fields: done });
    await work(city, 'dispatcher', id, { element: 'review', outcome: 'approve' });
    const rated = (fields: object) =>
      work(city, 'callbackClerk', id, { element: 'callback', outcome: 'rated', fields });
    const silent = await rated({});
    expect(silent.status).toBe(400);
    expect(silent.body.errors).toMatchObject([{ path: 'fields.rating', code: 'required' }]);
    expect((await rated({ rating: 'satisfied', solved: true })).status).toBe(200);
    const closed = await officer.get(`/api/v1/cases/${id}`).expect(200);
    expect(closed.body).toMatchObject({
      status: 'closed',
      fields: { rating: 'satisfied', earlierRating: 'dissatisfied' },
    });
  });
});

describe('dispatching', () => {
  it('is refused for a unit where nobody could take the order', async () => {
    await addUnit(city.services, 'D99', { parent: city.units.centre });
    const { id } = await report(city);
    await toDispatch(city, id);
    const fields = { priority: 'ordinary', limit: '5wd', unit: 'D99' };
    const send = (unit: string) =>
      work(city, 'dispatcher', id, {
        element: 'dispatch',
        outcome: 'dispatch',
        fields: { ...fields, unit },
      });
    const refused = await send('D99');
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      code: 'rule-refused',
      errors: [{ path: 'fields.unit', code: 'nobody-there' }],
    });
    expect((await send('D0101')).status).toBe(200);
  });
});
