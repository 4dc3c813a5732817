/// <reference types="node" />
import { describe, expect, it, vi } from 'vitest';
import { compileExpression, compileUnaryTests } from '../../expression/index.ts';
import type { Json } from '../../model/value.ts';
import { evaluate, resultOf, scopeOf } from './scope.ts';

const variables = { a: { b: 1 }, s: 'text', xs: [1], d: { $: 'date', v: '2026-01-31' } };
const long = (text: string, count: number) => text.repeat(count);

describe('expressions reach nothing but data', () => {
  it.each([
    'constructor',
    '__proto__',
    'prototype',
    'globalThis',
    'process',
    'toString',
    'a.constructor',
    'a.__proto__',
    'a.toString',
    's.length',
    's.constructor',
    'xs.length',
    'xs.constructor',
    'd.plain',
    'd.constructor',
    'sum.call',
    'now.constructor',
    '[].constructor.constructor',
    'get value(a, "__proto__")',
    'a[constructor != null].b',
    '(function(x) x).call',
    '#{a.constructor}',
    '#{a["__proto__"]}',
    '#{s.length}',
    '#{xs["length"]}',
    '#{constructor}',
  ])('%s', (text) => {
    const value = resultOf(text, variables);
    const nothing = value === null || (Array.isArray(value) && value.every((v) => v === null));
    expect(nothing || (Array.isArray(value) && value.length === 0)).toBe(true);
  });

  it('leaves the prototypes alone', () => {
    resultOf('context put({}, "__proto__", {polluted: true})');
    resultOf('{__proto__: {polluted: true}}');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('refuses external functions', () => {
    const text = 'function(a) external {java: {class: "x", method signature: "y"}}';
    expect(compileExpression(text).ok).toBe(false);
  });
});

/** Each must end, and soon; in processor time, since the machine may have other work. */
function within(milliseconds: number, run: () => void): void {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(milliseconds);
}

vi.setConfig({ testTimeout: 60_000 });

describe('expressions end', () => {
  it.each([
    ['for i in 1..4000, j in 1..4000 return i * j', 'steps'],
    ['for i in 1..10000 return for j in 1..10000 return j', 'steps'],
    ['for i in 1..10000000 return i', 'at most 10000 values'],
    ['every i in 1..9999 satisfies every j in 1..9999 satisfies j > 0', 'steps'],
    ['{f: function(f, n) f(f, n + 1), r: f(f, 0)}.r', 'nested calls'],
    ['9 ** 9 ** 9 ** 9 ** 9', 'finite number'],
    ['exp(1000000)', 'smaller exponent'],
    ['for i in 1..10000 return partial', 'steps'],
  ])('%s', (text, reason) => {
    within(3000, () => {
      const { value, errors } = evaluate(text);
      expect(value).toBeNull();
      expect(errors.join()).toContain(reason);
    });
  });

  it.each([
    `matches("${long('a', 3000)}!", "^(a+)+$")`,
    `replace("${long('a', 3000)}!", "^(a|a)*$", "x")`,
    `split("${long('a', 3000)}!", "(a*a*)*b")`,
    `matches("${long('x', 3000)}", "((x{0,30}){0,30})+y")`,
  ])('patterns take linear time: %s', (text) => {
    within(3000, () => evaluate(text));
  });

  it.each([
    ['matches("aa", "(a)\\\\1")', 'back-references'],
    ['matches("aa", "(?=a)a")', 'look-around'],
    ['matches("b", "[\\\\D-[a]][\\\\D-[b]][\\\\D-[c]][\\\\D-[d]]")', 'classes with subtraction'],
    ['matches("b", "\\\\bb")', 'escape of XPath'],
    ['matches("b", "\\\\p{IsNowhere}")', 'known block'],
    ['matches("b", "\\\\p{Xx}")', 'known category'],
    ['matches("b", "[b-[a]c]")', 'after what is subtracted'],
    ['matches("b", "(")', 'regular expression'],
    ['matches("b", "b", "g")', 'flags'],
  ])('what has no linear form is named: %s', (text, reason) => {
    expect(evaluate(text).errors.join()).toContain(reason);
  });

  it('counts values that share their parts', () => {
    const letters = [...'abcdefghijklmnopqrstuvwx'];
    const entries = letters.map(
      (name, at) => `${name}: [${letters[at - 1] ?? 1}, ${letters[at - 1] ?? 1}]`,
    );
    within(3000, () => {
      expect(evaluate(`{${entries.join(', ')}}.x`).errors.join()).toContain('steps');
      expect(evaluate(`string({${entries.join(', ')}}.x)`).errors.join()).toContain('steps');
    });
  });

  it('bounds texts that double', () => {
    const doubled = 'b + b + b + b + b + b + b + b + b + b';
    const text = `{b: "aaaaaaaaaa", r: (function(b) {b: ${doubled}, c: {b: ${doubled}}})(b)}.r`;
    within(3000, () => evaluate(text));
    const joined = evaluate('for i in 1..900 return string join(for j in 1..9000 return "abc")');
    expect(joined.errors.join()).toContain('steps');
  });

  it('survives data nested without end', () => {
    let deep: Json = 1;
    for (let level = 0; level < 50_000; level++) deep = [deep];
    const { value, errors } = evaluate('count(deep)', { deep });
    expect(value).toBeNull();
    expect(errors).not.toEqual([]);
  });
});

describe('texts that are too much are refused before they are parsed', () => {
  it.each([
    ['brackets', long('(', 5000)],
    ['brackets that close', `${long('[', 51)}${long(']', 51)}`],
    ['length', `"${long('a', 10_000)}"`],
    ['if', `${long('if a then 1 else ', 500)}1`],
    ['functions', `${long('function(x) ', 60)}x`],
    ['paths', `a${long('.a', 900)}`],
    ['negations in braces', `\${${long('!', 9000)}a}`],
    ['choices in braces', `\${${long('a?', 2000)}1${long(':1', 2000)}}`],
    ['paths in braces', `\${a${long('.a', 4000)}}`],
  ])('%s', (_name, text) => {
    within(1000, () => expect(compileExpression(text).ok).toBe(false));
  });

  it('never throws, whatever the text', () => {
    const tokens =
      'a|1|"x"|null|+|-|**|=|!=|<|and|or|not(|(|)|[|]|{|}|:|,|.|..|if|then|else|for|in|return|some|satisfies|between|instance of|function(|date(|@"2026-01-01"|sum(|sort(|item|?|\n|${|`|\\|\u0000|中';
    const words = tokens.split('|');
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
      return seed % below;
    };
    for (let round = 0; round < 1500; round++) {
      const text = Array.from({ length: 1 + next(20) }, () => words[next(words.length)]).join(' ');
      for (const made of [compileExpression(text), compileUnaryTests(text)]) {
        if (made.ok) made.expression.evaluate(scopeOf(variables));
        else expect(made.problem.to).toBeGreaterThanOrEqual(made.problem.from);
      }
    }
  });
});
