import { describe, expect, it } from 'vitest';
import { createLimits, lightOf, seedCalendar } from '../../sla/limits.ts';
import { proposedReason } from '../../supervision/reason.ts';

const limits = createLimits(seedCalendar());
const start = Date.UTC(2026, 2, 2, 1, 0);
const hour = 3_600_000;

const clockOf = (limit: string) =>
  limits.start({ id: 1, recordId: 1, taskId: null, kind: 'case', limit, at: start });

describe('limits', () => {
  it('compute a clock’s times when it starts', () => {
    const clock = clockOf('5wd');
    expect(new Date(clock.due_at).toISOString()).toBe('2026-03-09T09:00:00.000Z');
    expect(clock.yellow_at).toBeLessThan(clock.orange_at);
    expect(clock.orange_at).toBeLessThan(clock.due_at);
    expect(clock).toMatchObject({ state: 'running', provisional: 0, limit_text: '5wd' });
  });

  it('count an extension in the clock’s own unit and a pause by the same function', () => {
    const clock = clockOf('5wd');
    const extended = limits.times(clock, [{ kind: 'extension', limit: '5wd' }], start);
    expect(new Date(extended.due_at).toISOString()).toBe('2026-03-16T09:00:00.000Z');
    const from = Date.UTC(2026, 2, 3, 0, 30);
    const to = Date.UTC(2026, 2, 4, 0, 30);
    const paused = limits.times(clock, [{ kind: 'pause', from, to }], start);
    expect(new Date(paused.due_at).toISOString()).toBe('2026-03-10T09:00:00.000Z');
  });

  it('say the light of running and stopped clocks', () => {
    const clock = clockOf('10h');
    expect(lightOf(clock, start)).toBe('green');
    expect(lightOf(clock, start + 8 * hour)).toBe('yellow');
    expect(lightOf(clock, start + 9.5 * hour)).toBe('orange');
    expect(lightOf(clock, start + 10 * hour)).toBe('orange');
    expect(lightOf(clock, start + 10 * hour + 1)).toBe('red');
    const stopped = { ...clock, state: 'stopped', stopped_at: start + 9.9 * hour };
    expect(lightOf(stopped, start + 20 * hour)).toBe('green');
    expect(lightOf({ ...stopped, stopped_at: start + 11 * hour }, start)).toBe('red');
  });

  it('turn the lights where the pack says', () => {
    const shares = { yellow: 0.5, orange: 0.6 };
    const of = { id: 1, recordId: 1, taskId: null, kind: 'case' as const, limit: '10h', at: start };
    const clock = limits.start({ ...of, shares });
    expect([clock.yellow_at, clock.orange_at]).toEqual([start + 5 * hour, start + 6 * hour]);
    expect(lightOf(clock, start + 5 * hour)).toBe('yellow');
    const extended = limits.times(clock, [{ kind: 'extension', limit: '10h' }], start, shares);
    expect(extended.yellow_at).toBe(start + 10 * hour);
    expect(limits.times(clock, [], start).yellow_at).toBe(start + 7.5 * hour);
  });

  it('refuse what is no limit', () => {
    expect(limits.readable('soon')).toBe(false);
    expect(() => limits.due('soon', start)).toThrow(RangeError);
  });

  it('take a newer calendar and ignore an older one', () => {
    const service = createLimits(seedCalendar());
    const { data, ...row } = seedCalendar();
    const changed = { ...JSON.parse(data), days: { '2026-03-03': 'holiday' } };
    service.replace({ ...row, version: row.version, data: JSON.stringify(changed) });
    const before = service.due('1wd', start);
    service.replace({ ...row, version: row.version + 1, data: JSON.stringify(changed) });
    expect(service.due('1wd', start)).toBe(before + 24 * hour);
  });
});

describe('the proposed reason of an order', () => {
  const overdue = Date.UTC(2026, 2, 10, 9, 0) + 3 * 24 * hour;

  it('says how long the case is overdue', () => {
    const clock = clockOf('5wd');
    const now = Date.UTC(2026, 2, 11, 3, 30);
    expect(proposedReason(clock, limits, now, 'zh')).toBe('超期 1 个工作日 3 小时');
    expect(proposedReason(clock, limits, now, 'en')).toBe('Overdue 1 working day 3 hours');
  });

  it('says what is left, and asks without a clock', () => {
    const clock = clockOf('5wd');
    expect(proposedReason(clock, limits, start, 'zh')).toBe('距时限还有 5 个工作日');
    expect(proposedReason(null, limits, overdue, 'zh')).toBe('请重点督办');
  });
});
