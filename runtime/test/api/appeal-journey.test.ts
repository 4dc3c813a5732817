import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type City,
  type PersonName,
  report,
  type Step,
  startCity,
  toHandling,
  work,
} from '../usecases/city.ts';
import { browser } from './harness.ts';

let city: City;
beforeAll(async () => {
  city = await startCity();
}, 60_000);
afterAll(() => city.close());

const dispatch = { priority: 'ordinary', limit: '5wd' };
const handled = {
  contacted: true,
  contactWay: 'visit',
  contactRecord: '已上门测温',
  result: '更换阀门后室温20度',
  reading: 20,
};
const notOurs = { returnReason: 'notOurDuty', returnBasis: '三定方案未列此职责' };

/** From the dispatcher's claim: a return, a second dispatch, and on to the rating. */
const parts: readonly [PersonName, Step][] = [
  [
    'dispatcher',
    { element: 'dispatch', outcome: 'dispatch', fields: { ...dispatch, unit: 'D02' } },
  ],
  ['firstClerk', { element: 'accept-order', outcome: 'return', fields: notOurs }],
  ['reviewer', { element: 'return-review', outcome: 'approve', fields: { proposedUnit: 'D0101' } }],
  [
    'dispatcher',
    { element: 'dispatch', outcome: 'dispatch', fields: { ...dispatch, unit: 'D0101' } },
  ],
  ['secondClerk', { element: 'accept-order', outcome: 'accept' }],
  ['handler', { element: 'handle', outcome: 'submit', fields: handled, opinion: '已处理完毕' }],
  ['dispatcher', { element: 'review', outcome: 'approve' }],
  [
    'callbackClerk',
    { element: 'callback', outcome: 'rated', fields: { rating: 'satisfied', solved: true } },
  ],
];

async function play(id: string, steps: readonly [PersonName, Step][]): Promise<void> {
  for (const [name, step] of steps) {
    city.clock.time += 60_000;
    expect((await work(city, name, id, step)).body).toMatchObject({ caseId: id });
  }
}

interface Clock {
  readonly kind: string;
  readonly state: string;
}

const statesOf = (clocks: readonly Clock[], kind: string): string[] =>
  clocks.filter((clock) => clock.kind === kind).map(({ state }) => state);

describe('an appeal from report to closing', () => {
  it('runs through return, re-dispatch, handling, review and callback', async () => {
    const { number, token, id } = await report(city);
    expect(number).toMatch(/^8890-20260302-\d{5}$/);
    await play(id, [
      ['callClerk', { element: 'intake', outcome: 'accept', fields: { channel: 'web' } }],
    ]);
    const claimed = await work(city, 'dispatcher', id, { element: 'claim', outcome: 'claim' });
    const dispatcher = await city.as('dispatcher');
    const task = await dispatcher.get(`/api/v1/tasks/${claimed.body.next}`).expect(200);
    expect(task.body).toMatchObject({
      element: 'dispatch',
      case: { status: 'claimed', phase: 'dispatch', light: 'green' },
      proposal: { unit: expect.any(String) },
    });

    await play(id, parts);
    const closed = await dispatcher.get(`/api/v1/cases/${id}`).expect(200);
    expect(closed.body).toMatchObject({ status: 'closed', phase: 'feedback', tasks: [] });
    expect(statesOf(closed.body.clocks, 'case')).toEqual(['stopped']);
    expect(statesOf(closed.body.clocks, 'step')).toEqual(Array(10).fill('stopped'));
    expect(closed.body.fields).toMatchObject({ phone: '139****0000', rating: 'satisfied' });

    const tracked = await browser(city.url).get(`/api/v1/citizen/tracking/${token}`).expect(200);
    expect(tracked.body.phases.map(({ state }: { state: string }) => state)).toEqual(
      Array(4).fill('done'),
    );
    expect(tracked.body.detail).toMatchObject({
      category: { zh: '室温不达标' },
      answer: '更换阀门后室温20度',
    });
  }, 60_000);

  it('tells its history in sentences, and shows what was done in its diagram', async () => {
    const { number, id } = await report(city);
    await play(id, [
      ['callClerk', { element: 'intake', outcome: 'accept', fields: { channel: 'web' } }],
      ['dispatcher', { element: 'claim', outcome: 'claim' }],
      ...parts,
    ]);
    const officer = await city.as('officer');
    const history = await officer.get(`/api/v1/cases/${id}/history`).expect(200);
    const sentences = history.body.items.map(
      (line: { sentence: { zh: string } }) => line.sentence.zh,
    );
    expect(sentences[0]).toBe(`诉求人提交诉求，编号 ${number}`);
    expect(sentences).toContainEqual(expect.stringMatching(/完成「签收」：退单$/));
    expect(sentences).toContainEqual(
      expect.stringMatching(/^开始计时，时限 24 小时，应于 .+ 前办结$/),
    );
    expect(sentences.at(-1)).toBe('事项结束');
    const opinions = history.body.items.flatMap(
      (line: { opinion: string | null }) => line.opinion ?? [],
    );
    expect(opinions).toEqual(['已处理完毕']);
    const diagram = await officer.get(`/api/v1/cases/${id}/diagram`).expect(200);
    expect(diagram.body.active).toEqual([]);
    expect(diagram.body.completed).toEqual(expect.arrayContaining(['handle', 'callback']));
  }, 60_000);

  it('is handled a second time, with a new clock, when the citizen is not satisfied', async () => {
    const { id } = await report(city);
    await toHandling(city, id);
    await play(id, [
      ['handler', { element: 'handle', outcome: 'submit', fields: handled }],
      ['dispatcher', { element: 'review', outcome: 'approve' }],
    ]);
    const officer = await city.as('officer');
    const answered = await officer.get(`/api/v1/cases/${id}`).expect(200);
    expect(answered.body.status).toBe('callback');
    expect(statesOf(answered.body.clocks, 'case')).toEqual(['stopped']);
    const rated = { rating: 'dissatisfied', solved: false };
    await play(id, [['callbackClerk', { element: 'callback', outcome: 'rated', fields: rated }]]);
    const again = await officer.get(`/api/v1/cases/${id}`).expect(200);
    expect(again.body).toMatchObject({ status: 'handling', phase: 'handle', light: 'green' });
    expect(statesOf(again.body.clocks, 'case')).toEqual(['stopped', 'running']);
  }, 60_000);
});
