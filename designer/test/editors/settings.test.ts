import { describe, expect, it } from 'vitest';
import { checkCondition } from '../../editors/process/settings/condition.ts';
import { readLimit, writeLimit } from '../../editors/process/settings/limit.ts';

describe('limit setting', () => {
  it.each([
    ['5wd', { count: 5, unit: 'wd' }],
    ['7.5wh', { count: 7.5, unit: 'wh' }],
    ['"24h"', { count: 24, unit: 'h' }],
    ['record.limit', null],
    ['', null],
  ])('reads %s', (text, setting) => {
    expect(readLimit(text)).toEqual(setting);
  });

  it('writes what it reads', () => {
    expect(writeLimit({ count: 3, unit: 'd' })).toBe('3d');
  });
});

describe('condition while typed', () => {
  it('accepts FEEL', () => {
    expect(checkCondition('outcome = "return" and returns < 2', 'zh')).toEqual({ ok: true });
  });

  it('says where and what in the language of the page', () => {
    const zh = checkCondition('outcome = ', 'zh');
    const en = checkCondition('outcome = ', 'en');
    expect(zh).toMatchObject({ ok: false, position: expect.any(Number) });
    expect(en).toMatchObject({ ok: false, message: expect.stringMatching(/[a-z]/) });
    expect(zh).not.toEqual(en);
  });
});
