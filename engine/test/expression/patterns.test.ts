import { describe, expect, it } from 'vitest';
import { resultOf } from './scope.ts';

/** Patterns as they stand in a FEEL text; the backslash of the pattern is doubled there. */
const cases: readonly (readonly [string, string, boolean | null])[] = [
  ['b', '^[a-z-[aeiou]]$', true],
  ['e', '^[a-z-[aeiou]]$', false],
  ['e', '^[a-z-[a-m-[e]]]$', true],
  ['f', '^[a-z-[a-m-[e]]]$', false],
  ['5', '[\\D-[x]]', false],
  ['y', '[\\D-[x]]', true],
  ['张三', '^\\w+$', true],
  ['张 三', '^\\w+$', false],
  ['٣', '^\\d$', true],
  ['名:a', '^\\i\\c*$', true],
  ['1a', '^\\i', false],
  ['a\r', 'a.', false],
  ['汉', '^\\p{IsCJKUnifiedIdeographs}$', true],
  ['a', '^\\P{Lu}$', true],
  ['a&&b', '^[&a-b]+$', true],
  ['-', '^[a-]$', true],
  ['^', '^[x^]$', true],
  ['😀', '^[😀-😂]$', true],
];

describe('patterns of XPath', () => {
  it.each(cases)('%j by %s', (input, pattern, expected) => {
    expect(resultOf('matches(input, pattern)', { input, pattern })).toBe(expected);
  });

  it('a class that holds nothing never matches', () => {
    expect(resultOf('matches(input, pattern)', { input: 'a', pattern: '[a-[a]]' })).toBe(false);
  });
});
