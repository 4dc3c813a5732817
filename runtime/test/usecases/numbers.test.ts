import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportAppeal } from '../../usecases/citizen/report.ts';
import { aReport, type City, citizenAsking, monday, startCity } from './city.ts';

let city: City;
beforeAll(async () => {
  city = await startCity();
}, 60_000);
afterAll(() => city.close());

/** `NUMBERS` runs fewer or more. */
const count = Number(process.env.NUMBERS ?? 10_000);

describe('numbers of cases', () => {
  it(`are unique and without gaps under ${count} parallel creates`, async () => {
    const { services } = city;
    const sent = { ...aReport, files: [] };
    const outcomes = await Promise.all(
      Array.from({ length: count }, () => reportAppeal(citizenAsking(services), sent)),
    );
    const numbers = outcomes.map((outcome) => {
      if (!outcome.ok) throw new Error(outcome.detail);
      return outcome.answer.number;
    });
    const expected = Array.from(
      { length: count },
      (_, at) => `8890-20260302-${String(at + 1).padStart(5, '0')}`,
    );
    expect(numbers.toSorted()).toEqual(expected);
  }, 240_000);

  it('begin anew at local midnight', async () => {
    city.clock.time = monday + 15 * 3_600_000 + 1;
    const outcome = await reportAppeal(citizenAsking(city.services), { ...aReport, files: [] });
    expect(outcome).toMatchObject({ ok: true, answer: { number: '8890-20260303-00001' } });
  });
});
