import { describe, expect, it } from 'vitest';
import { fitted } from '../../citizen/compress.ts';
import { emptyDraft, reportOf, wrongContact, wrongMatter } from '../../citizen/report-draft.ts';
import { hashOf, routeOf } from '../../citizen/route.ts';

const draft = {
  ...emptyDraft,
  category: '0101',
  town: '210882003',
  place: ' 平安路 12 号 ',
  description: '家里暖气不热已经三天',
  phone: '13800001234',
  name: '王女士',
};

describe('a report', () => {
  it('is complete or says what is missing', () => {
    expect(wrongMatter(draft)).toEqual({});
    expect(wrongContact(draft)).toEqual({});
    expect(Object.keys(wrongMatter(emptyDraft))).toEqual(['description', 'town', 'place']);
    expect(Object.keys(wrongContact(emptyDraft))).toEqual(['phone']);
  });

  it('names nobody when it is anonymous', () => {
    const report = reportOf({ ...draft, anonymous: true });
    expect(wrongContact({ ...emptyDraft, anonymous: true })).toEqual({});
    expect(report).not.toHaveProperty('phone');
    expect(report).not.toHaveProperty('name');
    expect(report.place).toBe('平安路 12 号');
  });
});

describe('routes of the citizen pages', () => {
  it('keeps the secret behind the #', () => {
    const route = { name: 'track', token: 'a/b' } as const;
    expect(hashOf(route)).toBe('#/track/a%2Fb');
    expect(routeOf(hashOf(route))).toEqual(route);
  });

  it('begins with the category', () => {
    expect(routeOf('')).toEqual({ name: 'category' });
    expect(routeOf('#/elsewhere')).toEqual({ name: 'category' });
    expect(routeOf('#/lookup')).toEqual({ name: 'lookup' });
  });
});

it('makes big pictures smaller and leaves small ones alone', () => {
  expect(fitted(4000, 3000)).toEqual({ width: 1920, height: 1440 });
  expect(fitted(800, 600)).toEqual({ width: 800, height: 600 });
});
