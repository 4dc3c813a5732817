import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCalendar } from '../../sla/calendar.ts';
import { due, type Timing } from '../../sla/due.ts';
import { light, lightTimes, remaining, used } from '../../sla/light.ts';
import { parseLimit } from '../../sla/limit.ts';
import { formatLocalTime, parseLocalTime } from '../../sla/local-time.ts';
import { calendarFromChineseDays } from '../../sla/seed.ts';

const calendar = openCalendar(calendarFromChineseDays());
const at = (text: string): number => parseLocalTime(text, calendar.zone) ?? Number.NaN;
const text = (ms: number): string => formatLocalTime(ms, calendar.zone);

function timing(start: string, limitText: string, pauses: [string, string | null][] = []): Timing {
  const limit = parseLimit(limitText);
  if (!limit) throw new Error(`Expected a limit but got ${limitText}`);
  const spans = pauses.map(([from, to]) => ({ from: at(from), to: to === null ? null : at(to) }));
  return { calendar, start: at(start), limit, pauses: spans };
}

describe('lights', () => {
  it('turn yellow at 75 %, orange at 90 % and red after the due time', () => {
    const natural = timing('2021-03-15 09:00', '20h');
    const times = lightTimes(natural);
    expect([text(times.yellowAt), text(times.orangeAt)]).toEqual([
      '2021-03-16 00:00',
      '2021-03-16 03:00',
    ]);
    expect(light(natural, at('2021-03-15 23:59'))).toBe('green');
    expect(light(natural, at('2021-03-16 00:00'))).toBe('yellow');
    expect(light(natural, at('2021-03-16 03:00'))).toBe('orange');
    expect(light(natural, at('2021-03-16 05:00'))).toBe('orange');
    expect(light(natural, at('2021-03-16 05:00') + 1)).toBe('red');
  });

  it('turn orange with less than two working hours left of a limit longer than eight', () => {
    const long = timing('2021-03-15 08:30', '11wh');
    // 90 % is 9.9 working hours; two hours before the end is 9.0.
    expect(lightTimes(long).orangeAt).toBe(at('2021-03-16 10:00') + 1);
    const short = timing('2021-03-15 08:30', '8wh');
    expect(text(lightTimes(short).orangeAt)).toBe('2021-03-15 16:42');
  });

  it('do not turn orange at once when a natural limit lies in a weekend', () => {
    expect(light(timing('2021-03-19 17:30', '24h'), at('2021-03-19 18:00'))).toBe('green');
  });

  it('stand still during a pause', () => {
    const paused = timing('2021-03-15 08:30', '4wh', [['2021-03-15 09:30', null]]);
    expect(light(paused, at('2021-03-18 15:00'))).toBe('green');
    expect(used(paused, at('2021-03-18 15:00'))).toBe(0.25);
    expect(remaining(paused, at('2021-03-18 15:00'))).toMatchObject({ days: 0, hours: 3 });
  });
});

describe('used', () => {
  it('is 0 before counting starts and 1 at the due time', () => {
    const fiveDays = timing('2021-03-15 09:00', '5wd');
    expect(used(fiveDays, at('2021-03-15 16:00'))).toBe(0);
    expect(used(fiveDays, at('2021-03-22 17:00'))).toBe(1);
    expect(used(fiveDays, at('2021-03-23 17:00'))).toBe(1.2);
  });

  it('stays at 1 while rounding up still gives time', () => {
    const pause: [string, string] = ['2021-03-16 09:00', '2021-03-16 12:00'];
    const fiveDays = timing('2021-03-15 09:00', '5wd', [pause]);
    expect(used(fiveDays, at('2021-03-23 16:00'))).toBe(1);
    expect(light(fiveDays, at('2021-03-23 16:00'))).toBe('orange');
  });
});

describe('remaining', () => {
  it('is in working days and hours for working limits', () => {
    expect(remaining(timing('2021-03-15 09:00', '5wd'), at('2021-03-18 15:30'))).toEqual({
      overdue: false,
      kind: 'working',
      days: 2,
      hours: 1,
      minutes: 30,
    });
  });

  it('tells how long the due time has passed', () => {
    expect(remaining(timing('2021-03-15 09:00', '5wd'), at('2021-03-24 11:30'))).toEqual({
      overdue: true,
      kind: 'working',
      days: 1,
      hours: 3,
      minutes: 0,
    });
  });
});

describe('any timing', () => {
  const any = fc.record({
    calendar: fc.constant(calendar),
    start: fc.integer({ min: at('2020-01-01 00:00'), max: at('2022-12-31 00:00') }),
    limit: fc.record({
      amount: fc.integer({ min: 1, max: 80 }).map((quarters) => quarters / 4),
      unit: fc.constantFrom('wd' as const, 'wh' as const, 'h' as const, 'd' as const),
    }),
    pauses: fc.array(
      fc.tuple(fc.integer({ min: 0, max: 1600 }), fc.integer({ min: 1, max: 400 })),
      { maxLength: 5 },
    ),
  });
  const placed = fc.record({ drawn: any, minutes: fc.integer({ min: 0, max: 60 * 24 * 40 }) });

  it('uses more of its limit as time goes, and its lights follow in order', () => {
    const property = fc.property(placed, ({ drawn, minutes }) => {
      const pauses = drawn.pauses.map(([after, quarters]) => {
        const from = drawn.start + after * 900_000;
        return { from, to: from + quarters * 900_000 };
      });
      const whole: Timing = { ...drawn, pauses };
      const now = drawn.start + minutes * 60_000;
      const { yellowAt, orangeAt, redAt } = lightTimes(whole, now);
      expect(yellowAt).toBeLessThanOrEqual(orangeAt);
      expect(orangeAt).toBeLessThanOrEqual(redAt);
      expect(redAt).toBe(due(whole).dueAt + 1);
      expect(used(whole, yellowAt)).toBeLessThanOrEqual(1);
      expect(used(whole, now + 900_000)).toBeGreaterThanOrEqual(used(whole, now));
      if (used(whole, now) < 0.75) expect(['green', 'orange', 'red']).toContain(light(whole, now));
      else expect(light(whole, now)).not.toBe('green');
    });
    fc.assert(property, { numRuns: 1000 });
  });
});
