import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type City, report, startCity, toHandling, work } from '../usecases/city.ts';
import { browser } from './harness.ts';

let city: City;
beforeAll(async () => {
  city = await startCity();
});
afterAll(() => city.close());

const hour = 3_600_000;

describe('an appeal from report to closing', () => {
  it('runs through return, re-dispatch, handling, review and callback', async () => {
    const { number, token, id } = await report(city);
    expect(number).toMatch(/^8890-20260302-\d{5}$/);
    const done = async (
      ...step: Parameters<typeof work> extends [City, ...infer Rest] ? Rest : never
    ) => expect((await work(city, ...step)).body).toEqual({ caseId: id, next: expect.anything() });
    const doneElsewhere = async (
      ...step: Parameters<typeof work> extends [City, ...infer Rest] ? Rest : never
    ) => expect((await work(city, ...step)).body).toEqual({ caseId: id, next: null });

    await doneElsewhere('callClerk', id, {
      element: 'intake',
      outcome: 'accept',
      fields: { channel: 'web' },
    });
    await done('dispatcher', id, { element: 'claim', outcome: 'claim' });
    const dispatcher = await city.as('dispatcher');
    const shown = await dispatcher.get(`/api/v1/cases/${id}`).expect(200);
    expect(shown.body).toMatchObject({ status: 'claimed', phase: 'dispatch', light: 'green' });
    expect(shown.body.clocks.map((clock: { kind: string }) => clock.kind)).toContain('case');
    const detail = await dispatcher.get(`/api/v1/tasks/${shown.body.tasks[0].id}`).expect(200);
    expect(detail.body.proposal.unit).toEqual(expect.any(String));

    const dispatch = { priority: 'ordinary', limit: '5wd' };
    await doneElsewhere('dispatcher', id, {
      element: 'dispatch',
      outcome: 'dispatch',
      fields: { ...dispatch, unit: 'D02' },
    });
    await doneElsewhere('firstClerk', id, {
      element: 'accept-order',
      outcome: 'return',
      fields: { returnReason: 'notOurDuty', returnBasis: '三定方案未列此职责' },
    });
    await doneElsewhere('reviewer', id, {
      element: 'return-review',
      outcome: 'approve',
      fields: { proposedUnit: 'D0101' },
    });
    await doneElsewhere('dispatcher', id, {
      element: 'dispatch',
      outcome: 'dispatch',
      fields: { ...dispatch, unit: 'D0101' },
    });
    await doneElsewhere('secondClerk', id, { element: 'accept-order', outcome: 'accept' });
    city.clock.time += hour;
    await doneElsewhere('handler', id, {
      element: 'handle',
      outcome: 'submit',
      fields: {
        contacted: true,
        contactWay: 'visit',
        contactRecord: '已上门测温',
        result: '更换阀门后室温20度',
        reading: 20,
      },
      opinion: '已办结',
    });
    await doneElsewhere('dispatcher', id, { element: 'review', outcome: 'approve' });
    await doneElsewhere('callbackClerk', id, {
      element: 'callback',
      outcome: 'rated',
      fields: { rating: 'satisfied', solved: true },
    });

    const closed = await dispatcher.get(`/api/v1/cases/${id}`).expect(200);
    expect(closed.body).toMatchObject({ status: 'closed', phase: 'feedback', tasks: [] });
    expect(closed.body.clocks.every((clock: { state: string }) => clock.state === 'stopped')).toBe(
      true,
    );
    expect(closed.body.fields.phone).toBe('139****0000');

    const history = await dispatcher.get(`/api/v1/cases/${id}/history`).expect(200);
    const sentences = history.body.items.map(
      (line: { sentence: { zh: string } }) => line.sentence.zh,
    );
    expect(sentences[0]).toBe(`诉求人提交诉求，编号 ${number}`);
    expect(sentences).toContainEqual(expect.stringMatching(/完成「签收」：退单$/));
    expect(sentences.at(-1)).toBe('事项结束');

    const diagram = await dispatcher.get(`/api/v1/cases/${id}/diagram`).expect(200);
    expect(diagram.body.active).toEqual([]);
    expect(diagram.body.completed).toContain('handle');

    const tracked = await browser(city.url).get(`/api/v1/citizen/tracking/${token}`).expect(200);
    expect(tracked.body.phases.map(({ state }: { state: string }) => state)).toEqual(
      Array(4).fill('done'),
    );
    expect(tracked.body.detail.answer).toBe('更换阀门后室温20度');
  });

  it('is handled a second time, with a new clock, when the citizen is not satisfied', async () => {
    const { id } = await report(city);
    await toHandling(city, id);
    const fields = {
      contacted: true,
      contactWay: 'visit',
      contactRecord: '已上门测温',
      result: '更换阀门后室温20度',
      reading: 20,
    };
    await work(city, 'handler', id, { element: 'handle', outcome: 'submit', fields });
    await work(city, 'dispatcher', id, { element: 'review', outcome: 'approve' });
    const officer = await city.as('officer');
    const handled = await officer.get(`/api/v1/cases/${id}`).expect(200);
    expect(handled.body.status).toBe('callback');
    const caseClocks = (body: { clocks: { kind: string; state: string }[] }) =>
      body.clocks.filter(({ kind }) => kind === 'case').map(({ state }) => state);
    expect(caseClocks(handled.body)).toEqual(['stopped']);
    await work(city, 'callbackClerk', id, {
      element: 'callback',
      outcome: 'rated',
      fields: { rating: 'dissatisfied', solved: false },
    });
    const again = await officer.get(`/api/v1/cases/${id}`).expect(200);
    expect(again.body).toMatchObject({ status: 'handling', phase: 'handle', light: 'green' });
    expect(caseClocks(again.body)).toEqual(['stopped', 'running']);
  });
});
