import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCalendar } from '../../sla/calendar.ts';
import { due, type Pause, type Timing } from '../../sla/due.ts';
import { type Limit, type LimitUnit, parseLimit } from '../../sla/limit.ts';
import { formatLocalTime, parseLocalTime } from '../../sla/local-time.ts';
import { calendarFromChineseDays } from '../../sla/seed.ts';

const calendar = openCalendar(calendarFromChineseDays());

type Vector = {
  name: string;
  start: string;
  limit: string;
  extend?: string;
  pauses?: [string, string][];
  due: string;
};

const vectors: Vector[] = JSON.parse(
  readFileSync(new URL('./sla-vectors.json', import.meta.url), 'utf8'),
);

const at = (text: string): number => {
  const ms = parseLocalTime(text, calendar.zone);
  if (ms === null) throw new Error(`Expected a local time but got ${text}`);
  return ms;
};

const limit = (text: string): Limit => {
  const parsed = parseLimit(text);
  if (!parsed) throw new Error(`Expected a limit but got ${text}`);
  return parsed;
};

const shown = (timing: Omit<Timing, 'calendar'>): string =>
  formatLocalTime(due({ calendar, ...timing }).dueAt, calendar.zone);

describe('due time', () => {
  it.each(vectors)('$name', (vector) => {
    const pauses = (vector.pauses ?? []).map(([from, to]) => ({ from: at(from), to: at(to) }));
    const extensions = vector.extend ? [limit(vector.extend)] : [];
    expect(shown({ start: at(vector.start), limit: limit(vector.limit), extensions, pauses })).toBe(
      vector.due,
    );
  });

  it('is the same in whatever order pauses are given', () => {
    const pauses = [
      { from: at('2021-03-23 14:00'), to: at('2021-03-24 10:00') },
      { from: at('2021-03-16 09:00'), to: at('2021-03-16 12:00') },
    ];
    expect(shown({ start: at('2021-03-15 09:00'), limit: limit('5wd'), pauses })).toBe(
      '2021-03-23 17:00',
    );
  });

  it('ignores a pause that begins after the due time', () => {
    const pauses = [{ from: at('2021-03-15 11:00'), to: at('2021-03-16 11:00') }];
    expect(shown({ start: at('2021-03-15 09:00'), limit: limit('2h'), pauses })).toBe(
      '2021-03-15 11:00',
    );
  });

  it('takes a pause that still lasts to end now', () => {
    const pauses = [{ from: at('2021-03-15 10:00'), to: null }];
    const timing = { calendar, start: at('2021-03-15 09:00'), limit: limit('3wh'), pauses };
    const until = (now?: number) => formatLocalTime(due(timing, now).dueAt, calendar.zone);
    expect(until()).toBe('2021-03-15 12:00');
    expect(until(at('2021-03-15 11:30'))).toBe('2021-03-15 14:30');
  });

  it('is provisional when it needs a year without official dates', () => {
    const of = (start: string, text: string) =>
      due({ calendar, start: at(start), limit: limit(text) });
    expect(of('2026-12-31 10:00', '2wh').provisional).toBe(false);
    expect(of('2026-12-31 10:00', '1wd')).toEqual({
      dueAt: at('2027-01-01 17:00'),
      provisional: true,
    });
    expect(of('2026-12-31 10:00', '3d').provisional).toBe(false);
  });

  it('refuses an extension in another unit', () => {
    const timing = { start: at('2021-03-15 09:00'), limit: limit('5wd') };
    expect(() => shown({ ...timing, extensions: [limit('4wh')] })).toThrow(
      'Expected extensions in wd but got 4wh',
    );
  });
});

const hour = 3_600_000;
const units: LimitUnit[] = ['wd', 'wh', 'h', 'd'];
const anyLimit = fc.record({
  amount: fc.integer({ min: 1, max: 120 }).map((quarters) => quarters / 4),
  unit: fc.constantFrom(...units),
});
const anyStart = fc.integer({ min: at('2020-01-01 00:00'), max: at('2022-12-31 00:00') });
const anyPauses = fc.array(
  fc.record({
    after: fc.integer({ min: -48, max: 24 * 40 * 4 }),
    quarters: fc.integer({ min: 1, max: 24 * 4 * 5 }),
  }),
  { maxLength: 6 },
);
const place = (start: number, pauses: { after: number; quarters: number }[]): Pause[] =>
  pauses.map(({ after, quarters }) => {
    const from = start + (after * hour) / 4;
    return { from, to: from + (quarters * hour) / 4 };
  });

describe('due time for any timing', () => {
  it('does not change when a pause is cut in two', () => {
    const property = fc.property(
      anyStart,
      anyLimit,
      anyPauses,
      fc.float({ min: 0, max: 1, noNaN: true }),
      (start, limitOf, drawn, where) => {
        const pauses = place(start, drawn);
        const cut = pauses.flatMap(({ from, to }) => {
          const middle = Math.floor(from + ((to ?? from) - from) * where);
          return [
            { from: middle, to },
            { from, to: middle },
          ];
        });
        const timing = { calendar, start, limit: limitOf };
        expect(due({ ...timing, pauses: cut })).toEqual(due({ ...timing, pauses }));
      },
    );
    fc.assert(property, { numRuns: 1000 });
  });

  it('is never earlier for a later start with the same pauses', () => {
    const property = fc.property(
      anyStart,
      fc.integer({ min: 0, max: 24 * 20 * 4 }),
      anyLimit,
      anyPauses,
      (start, quarters, limitOf, drawn) => {
        const pauses = place(start, drawn);
        const of = (from: number) => due({ calendar, start: from, limit: limitOf, pauses }).dueAt;
        expect(of(start + (quarters * hour) / 4)).toBeGreaterThanOrEqual(of(start));
      },
    );
    fc.assert(property, { numRuns: 2000 });
  });

  it('is not moved in working units by pauses of nights', () => {
    const property = fc.property(
      anyStart,
      anyLimit.filter(({ unit }) => unit === 'wd' || unit === 'wh'),
      fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 8 }),
      (start, limitOf, nights) => {
        const midnight = start - ((start + 8 * hour) % (24 * hour));
        const pauses = nights.map((night) => {
          const from = midnight + (night * 24 + 17) * hour;
          return { from, to: from + 15.5 * hour };
        });
        const timing = { calendar, start, limit: limitOf };
        expect(due({ ...timing, pauses })).toEqual(due(timing));
      },
    );
    fc.assert(property, { numRuns: 500 });
  });

  it('agrees with a count minute by minute of working hours', () => {
    const property = fc.property(
      anyStart.map((ms) => ms - (ms % 60_000)),
      fc.integer({ min: 1, max: 60 }),
      (start, amount) => {
        let left = amount * 60;
        let ms = start;
        while (left > 0) {
          if (isWorking(ms)) left -= 1;
          ms += 60_000;
        }
        expect(due({ calendar, start, limit: { amount, unit: 'wh' } }).dueAt).toBe(ms);
      },
    );
    fc.assert(property, { numRuns: 60 });
  });
});

function isWorking(ms: number): boolean {
  const text = formatLocalTime(ms, calendar.zone);
  const time = text.slice(11, 16);
  const open = (time >= '08:30' && time < '12:00') || (time >= '13:00' && time < '17:00');
  return open && calendar.isWorkday(text.slice(0, 10));
}
