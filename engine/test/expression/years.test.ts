import { describe, expect, it } from 'vitest';
import { PlainDate } from '../../expression/plain.ts';
import { date, dateTime, resultOf } from './scope.ts';

describe('years beyond those of the platform', () => {
  it.each([
    ['date("999999999-12-31")', date('999999999-12-31')],
    ['date("-999999999-01-01")', date('-999999999-01-01')],
    ['date("999999999-12-31") + duration("P1D")', null],
    ['date("1000000000-01-01")', null],
    ['date("300000-01-31") + duration("P1M")', date('300000-02-29')],
    ['date("-300001-12-31") + duration("P1D")', date('-300000-01-01')],
    ['date("400000-01-01") < date("400000-01-02")', true],
    ['date("999999999-12-31").weekday', 5],
    ['string(date("500000-03-01") - date("500000-02-28"))', 'P2D'],
    [
      'date and time("999999999-07-01T12:00:00@Europe/Paris") + duration("PT24H")',
      dateTime('999999999-07-02T12:00:00@Europe/Paris'),
    ],
    [
      'date and time("500000-07-01T12:00:00@Europe/Paris").time offset',
      { $: 'days-time', v: 'PT2H' },
    ],
    [
      '@"500000-07-01T12:00:00@Europe/Paris" - @"500000-07-01T12:00:00Z"',
      { $: 'days-time', v: '-PT2H' },
    ],
  ])('%s', (text, expected) => {
    expect(resultOf(text)).toEqual(expected);
  });

  it('counts days as the platform does', () => {
    for (let day = -800_000; day < 800_000; day += 997) {
      const plain = PlainDate.ofDayNumber(day) as PlainDate;
      const known = new Date(day * 86_400_000);
      expect([plain.year, plain.month, plain.day]).toEqual([
        known.getUTCFullYear(),
        known.getUTCMonth() + 1,
        known.getUTCDate(),
      ]);
      expect(plain.dayNumber).toBe(day);
      expect(plain.dayOfWeek % 7).toBe(known.getUTCDay());
    }
  });

  it('knows the first and last day of each year and the weeks around it', () => {
    expect(PlainDate.of(2023, 2, 29)).toBeNull();
    expect(PlainDate.of(2024, 2, 29)?.dayOfYear).toBe(60);
    expect(PlainDate.of(2020, 12, 31)?.dayOfYear).toBe(366);
    expect(PlainDate.of(2021, 1, 1)?.weekOfYear).toBe(53);
    expect(PlainDate.of(2024, 12, 30)?.weekOfYear).toBe(1);
    expect(PlainDate.of(-1, 12, 31)?.addDays(1)?.year).toBe(0);
  });
});
