import i18next, { type i18n } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { limitWords } from '../../shell/limit.ts';
import en from '../../shell/texts/en.json' with { type: 'json' };
import zh from '../../shell/texts/zh-CN.json' with { type: 'json' };
import { dueWords, exactMoment, pastWords } from '../../shell/time.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.parse('2026-11-23T10:00:00+08:00');
let chinese: i18n;
let english: i18n;

beforeAll(async () => {
  const start = async (lng: string, translation: object) => {
    const instance = i18next.createInstance();
    await instance.init({ lng, resources: { [lng]: { translation } } });
    return instance;
  };
  chinese = await start('zh-CN', zh);
  english = await start('en', en);
});

describe('dueWords', () => {
  it.each([
    [2 * day + 3 * hour + minute, '剩 2 天 3 小时', '2 d 3 h left'],
    [day, '剩 1 天', '1 d left'],
    [40 * minute, '剩 40 分钟', '40 min left'],
    [10_000, '剩 不到 1 分钟', 'under 1 min left'],
    [-(day + hour), '超期 1 天 1 小时', '1 d 1 h overdue'],
  ])('%i ms away', (left, inChinese, inEnglish) => {
    expect(dueWords(chinese.t, now + left, now)).toBe(inChinese);
    expect(dueWords(english.t, now + left, now)).toBe(inEnglish);
  });
});

describe('pastWords', () => {
  it.each([
    [10_000, '刚刚', 'just now'],
    [2 * hour, '2 小时前', '2 hours ago'],
    [day, '1 天前', '1 day ago'],
    [8 * day, '2026-11-15', '2026-11-15'],
  ])('%i ms ago', (ago, inChinese, inEnglish) => {
    expect(pastWords(chinese.t, now - ago, now)).toBe(inChinese);
    expect(pastWords(english.t, now - ago, now)).toBe(inEnglish);
  });
});

it('writes exact moments in the time of the city', () => {
  expect(exactMoment(Date.parse('2026-11-22T18:30:00Z'))).toBe('2026-11-23 02:30');
});

it('says limits in words', () => {
  expect(limitWords(chinese.t, '5wd')).toBe('5 个工作日');
  expect(limitWords(english.t, '1 wd')).toBe('1 working day');
  expect(limitWords(chinese.t, 'soon')).toBe('soon');
});
