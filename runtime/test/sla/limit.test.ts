import { describe, expect, it } from 'vitest';
import { extendLimit, formatLimit, type Limit, parseLimit, spokenLimit } from '../../sla/limit.ts';

describe('limit', () => {
  it.each<[string, Limit]>([
    ['5wd', { amount: 5, unit: 'wd' }],
    ['5 wd', { amount: 5, unit: 'wd' }],
    ['7.5wh', { amount: 7.5, unit: 'wh' }],
    [' 24h ', { amount: 24, unit: 'h' }],
    ['3d', { amount: 3, unit: 'd' }],
  ])('reads %j', (text, limit) => {
    expect(parseLimit(text)).toEqual(limit);
    expect(parseLimit(formatLimit(limit))).toEqual(limit);
  });

  it.each(['', '5', 'wd', '-5wd', '0wd', '0.0h', '5w', '5WD', '1e3h', '10001d', '5 w d', '.5h'])(
    'refuses %j',
    (text) => {
      expect(parseLimit(text)).toBeNull();
    },
  );

  it.each([
    ['24h', '24 小时', '24 hours'],
    ['1wd', '1 个工作日', '1 working day'],
    ['7.5 wh', '7.5 个工作时', '7.5 working hours'],
    ['3d', '3 个自然日', '3 days'],
    ['no limit', 'no limit', 'no limit'],
  ])('says %j in words', (text, zh, en) => {
    expect(spokenLimit(text, 'zh')).toBe(zh);
    expect(spokenLimit(text, 'en')).toBe(en);
  });

  it('adds extensions in its own unit only', () => {
    const limit: Limit = { amount: 5, unit: 'wd' };
    expect(extendLimit(limit, [{ amount: 2.5, unit: 'wd' }])).toEqual({ amount: 7.5, unit: 'wd' });
    expect(extendLimit(limit, [{ amount: 4, unit: 'wh' }])).toBeNull();
  });
});
