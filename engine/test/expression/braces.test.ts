import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../expression/index.ts';
import { evaluate, resultOf, scopeOf } from './scope.ts';

const variables = {
  amount: 1500,
  text: '12',
  approved: true,
  refused: 'false',
  none: null,
  list: [10, 20],
  order: { customer: { name: 'Ada', tags: [] }, 'a b': 1 },
};

describe('brace expressions', () => {
  it.each([
    [`\${amount > 1000 && approved}`, true],
    ['#{amount > 1000 && approved}', true],
    ['#{amount gt 1000 and approved}', true],
    ['#{amount <= 1000 || not approved}', false],
    ['#{!approved}', false],
    ['#{refused}', 'false'],
    ['#{refused || false}', false],
    ['#{order.customer.name == "Ada"}', true],
    ["#{order.customer.name eq 'Ada'}", true],
    ['#{order["a b"] + list[1]}', 21],
    ['#{empty order.customer.tags}', true],
    ['#{not empty list}', true],
    ['#{none == null}', true],
    ['#{none ne null}', false],
    ['#{text > 5}', true],
    ['#{text == 12}', true],
    ['#{amount mod 7}', 2],
    ['#{7 div 2}', 3.5],
    ['#{0.1 + 0.2}', 0.3],
    ['#{-amount}', -1500],
    ['#{amount ge 1500 ? "big" : "small"}', 'big'],
    ['#{order.customer}', { name: 'Ada', tags: [] }],
    ['#{order.missing.deeper}', null],
    ['#{list[9]}', null],
    [' #{amount} ', 1500],
  ])('%s', (text, expected) => {
    expect(resultOf(text, variables)).toEqual(expected);
  });

  it('note names that are not in scope', () => {
    expect(evaluate('#{foo > 1}').errors).toContain('Expected a name in scope but found "foo"');
  });

  it.each([
    '#{service.run()}',
    '#{amount = 5}',
    '#{amount >}',
    '#{this}',
    '#{[1, 2]}',
    '#{a; b}',
    '#{`x`}',
  ])('refuse %s', (text) => {
    expect(compileExpression(text).ok).toBe(false);
  });
});

describe('the language of a text', () => {
  const FEEL = 'https://www.omg.org/spec/DMN/20230324/FEEL/';

  it('is seen from the text unless one is named', () => {
    expect(resultOf('amount > 1', variables)).toBe(true);
    const named = compileExpression('amount gt 1', { language: 'juel' });
    expect(named.ok).toBe(true);
    expect(compileExpression('#{amount}', { language: FEEL }).ok).toBe(false);
  });

  it.each([
    FEEL,
    'http://www.omg.org/spec/FEEL/20140401',
    'https://www.omg.org/spec/DMN/20191111/FEEL/',
    'feel',
    'http://www.w3.org/1999/XPath',
  ])('may be %s', (language) => {
    expect(compileExpression('amount > 1000 and approved', { language }).ok).toBe(true);
  });

  it('is refused by name where it is unknown', () => {
    const compiled = compileExpression('x', { language: 'groovy' });
    expect(compiled.ok ? '' : compiled.problem.message.en).toContain('"groovy"');
    expect(compiled.ok ? '' : compiled.problem.message.zh).toContain('groovy');
  });

  it('refuses what only XPath has', () => {
    const language = 'http://www.w3.org/1999/XPath';
    expect(compileExpression("getDataObject('x')/y > 1", { language }).ok).toBe(false);
  });
});

describe('calls', () => {
  it('that only read a variable are its name', () => {
    const read = (text: string) => {
      const compiled = compileExpression(`\${${text}}`);
      return compiled.ok ? compiled.expression.evaluate(scopeOf({ a: 5 })).value : 'refused';
    };
    expect(read('execution.getVariable("a") > 4')).toBe(true);
    expect(read("execution.hasVariable('b')")).toBe(false);
    expect(read('empty execution.getVariable("b")')).toBe(true);
    for (const code of ['bean.run(a)', 'execution.setVariable("a", 1)', 'getVariable("a")']) {
      expect(read(code), code).toBe('refused');
    }
  });

  it('put texts together with +=, whatever they were', () => {
    const compiled = compileExpression(`\${"n" += a += none += true}`);
    const value = compiled.ok && compiled.expression.evaluate(scopeOf({ a: 5 })).value;
    expect(value).toBe('n5true');
  });
});

describe('methods that only read', () => {
  const variables = { xs: [1, 2], s: 'Foo', m: { k: 5 }, none: [] };

  it.each<[string, unknown]>([
    ['xs.size() > 1 && none.isEmpty()', true],
    ['xs.contains(2)', true],
    ['s.contains("oo")', true],
    ['s.length()', 3],
    ['s.equals("Foo")', true],
    ['s.toLowerCase().startsWith("f")', true],
    ['s.equalsIgnoreCase("foo")', true],
    ['m.get("k")', 5],
    ['m.containsKey("constructor")', false],
    ['xs.get(1)', 2],
    ['xs.get(9)', null],
    ['m.size().contains(1)', null],
  ])('%s', (text, value) => {
    const compiled = compileExpression(`\${${text}}`);
    if (!compiled.ok) throw new Error(compiled.problem.message.en);
    expect(compiled.expression.evaluate(scopeOf(variables)).value).toEqual(value);
  });

  it.each(['xs.add(3)', 's.getClass()', 'xs.size(1)', 'm["get"]("k")'])('leave out %s', (text) => {
    expect(compileExpression(`\${${text}}`).ok).toBe(false);
  });
});
