import { describe, expect, it } from 'vitest';
import { type CalendarData, openCalendar } from '../../sla/calendar.ts';
import { due } from '../../sla/due.ts';
import { calendarFromChineseDays } from '../../sla/seed.ts';
import { zoneOf } from '../../sla/zone.ts';

const seed = calendarFromChineseDays();

describe('calendar from chinese-days', () => {
  it('knows the official dates of 2004 to 2026 at least', () => {
    expect(seed.years.slice(0, 23)).toEqual(Array.from({ length: 23 }, (_, i) => 2004 + i));
  });

  it('has the make-up workdays of the seasons 2020 and 2021', () => {
    const found = Object.entries(seed.days)
      .filter(([date, kind]) => kind === 'make-up-workday' && date > '2020-09-20')
      .map(([date]) => date)
      .filter((date) => date < '2022');
    expect(found.sort()).toEqual([
      '2020-09-27',
      '2020-10-10',
      '2021-02-07',
      '2021-02-20',
      '2021-04-25',
      '2021-05-08',
      '2021-09-18',
      '2021-09-26',
      '2021-10-09',
    ]);
  });
});

describe('calendar', () => {
  it('is plain data that survives JSON', () => {
    expect(JSON.parse(JSON.stringify(seed))).toEqual(seed);
  });

  it('gives back the instant of every working time it counts', () => {
    const calendar = openCalendar(seed);
    for (let days = -400; days < 9000; days += 7) {
      const worked = calendar.worked(Date.UTC(2003, 11, 1)) + days * 1_234_567;
      expect(calendar.worked(calendar.whenWorked(worked))).toBe(worked);
    }
  });

  it('counts Monday to Friday beyond its years', () => {
    const calendar = openCalendar({ ...seed, years: [], days: {} });
    expect(calendar.isWorkday('2027-10-01')).toBe(true);
    expect(calendar.isWorkday('2027-10-02')).toBe(false);
    expect(calendar.covers(0, 0)).toBe(false);
  });

  it.each<[string, Partial<CalendarData>]>([
    [
      'overlap',
      {
        segments: [
          { from: '08:00', to: '12:00' },
          { from: '11:00', to: '17:00' },
        ],
      },
    ],
    ['segments', { segments: [] }],
    ['clock', { segments: [{ from: '8', to: '12:00' }] }],
    ['date', { days: { '2026-02-30': 'holiday' } }],
    ['zone', { zone: 'Asia/Nowhere' }],
  ])('refuses data with a wrong %s', (_, wrong) => {
    expect(() => openCalendar({ ...seed, ...wrong })).toThrow(RangeError);
  });
});

describe('zone', () => {
  it('goes to local time and back, also where clocks change', () => {
    const zone = zoneOf('Europe/Berlin');
    for (let ms = Date.UTC(2026, 2, 28); ms < Date.UTC(2026, 2, 31); ms += 1_800_000) {
      expect(zone.toUtc(zone.toLocal(ms))).toBe(ms);
    }
  });

  it('moves a time that the clocks skip later, and takes the first of a repeated one', () => {
    const zone = zoneOf('Europe/Berlin');
    expect(zone.toUtc(Date.UTC(2026, 2, 29, 2, 30))).toBe(Date.UTC(2026, 2, 29, 1, 30));
    expect(zone.toUtc(Date.UTC(2026, 9, 25, 2, 30))).toBe(Date.UTC(2026, 9, 25, 0, 30));
  });

  it('ends natural days at midnight on the wall where clocks change', () => {
    const calendar = openCalendar({ ...seed, zone: 'Europe/Berlin' });
    const start = Date.UTC(2026, 2, 27, 12);
    const { dueAt } = due({ calendar, start, limit: { amount: 3, unit: 'd' } });
    expect(new Date(dueAt).toISOString()).toBe('2026-03-30T22:00:00.000Z');
  });
});
