import { describe, expect, it } from 'vitest';
import type { Json, Variables } from '../../model/value.ts';
import { decide, decisionXml, literal } from './model.ts';

const child = (tag: string, text: string) => `<${tag}>${literal(text)}</${tag}>`;

const choice = `<conditional>${child('if', 'x > 1')}${child('then', '"yes"')}
  ${child('else', '"no"')}</conditional>`;
const filterBy = (match: string) => `<filter>${child('in', 'x')}${child('match', match)}</filter>`;
const loop = (tag: string, part: string, text: string) =>
  `<${tag} iteratorVariable="the item">${child('in', 'x')}${child(part, text)}</${tag}>`;

describe('boxed expressions of DMN 1.4', () => {
  it.each<[string, string, Variables, Json]>([
    ['conditional', choice, { x: 2 }, 'yes'],
    ['conditional', choice, { x: 0 }, 'no'],
    ['conditional with no answer', choice, { x: null }, 'no'],
    ['filter', filterBy('item > 1'), { x: [1, 2, 3] }, [2, 3]],
    ['filter by an entry', filterBy('age > 1'), { x: [{ age: 1 }, { age: 2 }] }, [{ age: 2 }]],
    ['filter by a place', filterBy('-1'), { x: [1, 2, 3] }, 3],
    ['filter of nothing', filterBy('item > 1'), { x: null }, []],
    ['for', loop('for', 'return', 'the item * 2'), { x: [1, 2] }, [2, 4]],
    ['for with partial', loop('for', 'return', 'count(partial)'), { x: [1, 2] }, [0, 1]],
    ['some', loop('some', 'satisfies', 'the item > 1'), { x: [1, 2] }, true],
    ['every', loop('every', 'satisfies', 'the item > 1'), { x: [1, 2] }, false],
    ['every of none', loop('every', 'satisfies', 'the item > 1'), { x: [] }, true],
    ['some of null', loop('some', 'satisfies', 'the item > 1'), { x: null }, null],
  ])('%s', async (_name, logic, inputs, value) => {
    expect((await decide(decisionXml({ id: 'd1', logic }), inputs)).value).toEqual(value);
  });
});

describe('constraints of types', () => {
  const item = (body: string) => `<itemDefinition name="t" ${body}</itemDefinition>`;
  const text = (tag: string, tests: string) => `<${tag}><text>${tests}</text></${tag}>`;
  const short = item(
    `isCollection="true"><typeRef>number</typeRef>${text('typeConstraint', 'count(?) &lt; 3')}`,
  );
  const small = item(
    `isCollection="true"><typeRef>number</typeRef>${text('allowedValues', '[0..9]')}`,
  );

  it.each<[string, Json, Json]>([
    [short, [1, 2], [1, 2]],
    [short, [1, 2, 3], null],
    [small, [1, 2], [1, 2]],
    [small, [1, 20], null],
  ])('%s of %j', async (definition, x, value) => {
    const content = definition + decisionXml({ id: 'd1', type: 't', logic: literal('x') });
    expect((await decide(content, { x })).value).toEqual(value);
  });
});
