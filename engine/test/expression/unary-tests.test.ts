import { describe, expect, it } from 'vitest';
import { compileUnaryTests } from '../../expression/index.ts';
import type { Json } from '../../model/value.ts';
import { scopeOf } from './scope.ts';

function passes(text: string, value: Json, variables: { [name: string]: Json } = {}): Json {
  const compiled = compileUnaryTests(text, { names: Object.keys(variables) });
  if (!compiled.ok) throw new Error(compiled.problem.message.en);
  return compiled.expression.evaluate(scopeOf({ ...variables, '?': value })).value;
}

describe('unary tests', () => {
  it.each([
    ['-', null, true],
    ['5', 5, true],
    ['5', '5', null],
    ['"a", "b"', 'b', true],
    ['> 5', 5, false],
    ['>= 5', 5, true],
    ['[1..5)', 5, false],
    [']1..5]', 1, false],
    ['not(1, 2)', 3, true],
    ['not("a")', 'a', false],
    ['"a", not("b")', 'c', true],
    ['? > 3 and ? < 7', 5, true],
    ['contains(?, "x")', 'axb', true],
    ['[1, 2, 3]', 2, true],
    ['null', null, true],
    ['true', null, false],
    ['> 5', null, null],
    ['< date("2026-02-01")', { $: 'date', v: '2026-01-31' }, true],
    ['= 5', 5, true],
    ['!= 5', 6, true],
    ['-1', -1, true],
  ])('%s of %j', (text, value, expected) => {
    expect(passes(text, value)).toBe(expected);
  });

  it('may name what is in scope', () => {
    expect(passes('> limit', 5, { limit: 3 })).toBe(true);
    expect(passes('limit, 9', 3, { limit: 3 })).toBe(true);
    expect(passes('limit > 1', 'any', { limit: 3 })).toBe(true);
  });
});
