import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Budgets } from '../../api/budgets.ts';
import { readCookie } from '../../api/cookies.ts';
import { languageOf } from '../../api/language.ts';
import { sniff } from '../../api/sniff.ts';
import { stripping } from '../../api/strip.ts';

describe('the language of a request', () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['en', 'en'],
    ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['de, en;q=0.3, zh;q=0.2', 'en'],
    ['en;q=0', 'zh'],
    ['*', 'zh'],
    ['zhx, enormous', 'zh'],
  ])('%j is %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});

describe('a reply', () => {
  it('loses what its schema does not name, at every depth', () => {
    const inner = z.strictObject({ kept: z.string() });
    const schema = z.strictObject({
      list: z.array(inner),
      maybe: inner.nullable(),
      absent: inner.optional(),
      either: z.union([z.number(), inner]),
      open: z.record(z.string(), z.json()),
    });
    const one = { kept: 'a', dropped: 'b' };
    const value = { list: [one], maybe: one, either: one, open: { any: { thing: 1 } }, secret: 1 };
    expect(z.parse(stripping(schema), value)).toEqual({
      list: [{ kept: 'a' }],
      maybe: { kept: 'a' },
      either: { kept: 'a' },
      open: { any: { thing: 1 } },
    });
  });
});

describe('a cookie', () => {
  it.each([
    ['session=abcdefghijklmnopqrstuvwxyz', 'abcdefghijklmnopqrstuvwxyz'],
    ['a=b; session=abcdefghijklmnopqrstuvwxyz; c=d', 'abcdefghijklmnopqrstuvwxyz'],
    ['xsession=abcdefghijklmnopqrstuvwxyz', null],
    ['session=short', null],
    ["session=abcdefghijklmnopqrstuvwx'or 1=1", null],
    [undefined, null],
  ])('%j is %s', (header, value) => {
    expect(readCookie(header, 'session')).toBe(value);
  });
});

describe('a budget', () => {
  it('lets a burst through and refills at its rate', () => {
    const budgets = new Budgets({ reads: { perMinute: 60, burst: 3 } });
    const take = (subject: string, now: number) => budgets.take('reads', subject, now);
    expect([take('a', 0), take('a', 0), take('a', 0)]).toEqual([0, 0, 0]);
    expect(take('a', 0)).toBe(1000);
    expect(take('b', 0)).toBe(0);
    expect(take('a', 999)).toBeGreaterThan(0);
    expect(take('a', 2000)).toBe(0);
  });

  it('is one that the configuration knows', () => {
    expect(() => new Budgets({}).take('unknown', 'a', 0)).toThrow('Expected a budget');
  });
});

describe('the type of a file', () => {
  it.each([
    ['photo.jpg', '\xff\xd8\xff\xe0', 'image/jpeg'],
    ['photo.JPEG', '\xff\xd8\xff\xe0', 'image/jpeg'],
    ['scan.pdf', '%PDF-1.7', 'application/pdf'],
    ['anim.webp', 'RIFF0000WEBPVP8 ', 'image/webp'],
    ['fake.webp', '00000000WEBPVP8 ', null],
    ['photo.pdf', '\xff\xd8\xff\xe0', null],
    ['page.html', '<!doctype html>', null],
    ['data.zip', 'PK\x03\x04', null],
    [
      'report.docx',
      'PK\x03\x04',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['noname', '\xff\xd8\xff\xe0', null],
    ['constructor', 'PK\x03\x04', null],
  ])('%s is %s', (name, head, type) => {
    expect(sniff(Buffer.from(head, 'latin1'), name)).toBe(type);
  });
});
