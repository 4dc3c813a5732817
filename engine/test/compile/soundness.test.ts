import { describe, expect, it } from 'vitest';
import { check } from '../../index.ts';
import { flow, model } from '../helper.ts';

const found = async (content: string): Promise<string[]> =>
  (await check(model(content)))
    .filter(({ rule }) => RULES.test(rule))
    .map(({ rule, element }) => `${rule} ${element}`);

const RULES =
  /^(?:gateway\/(?:deadlock|doubles|condition-covered)|element\/endless|flow\/condition-never)$/;

const chains = (...all: string[]): string =>
  all
    .flatMap((one) => {
      const ids = one.split(' ');
      return ids.slice(1).map((id, i) => flow(ids[i] as string, id));
    })
    .join('');

const nodes = (xml: { readonly [id: string]: string }): string =>
  Object.entries(xml)
    .map(([id, type]) => `<${type} id="${id}"/>`)
    .join('');

const [S, E, X, P, T] = ['startEvent', 'endEvent', 'exclusiveGateway', 'parallelGateway', 'task'];

describe('soundness', () => {
  it('finds a join that waits for both ways of a choice, over merges and loops', async () => {
    const ids = { s: S, m: X, x: X, a: T, b: T, y: X, c: T, d: T, z: X, j: P, e: E } as const;
    const flows = ['s m x a y c z j e', 'y d z', 'x b j', 'y m'];
    expect(await found(nodes(ids as never) + chains(...flows))).toEqual(['gateway/deadlock j']);
  });

  it('lets a join be whose branches several tokens may fill', async () => {
    const ids = { s: S, p: P, t: T, u: T, x: X, a: T, b: T, j: P, e: E };
    const flows = ['s p t x a j e', 'p u x b j'];
    expect(await found(nodes(ids as never) + chains(...flows))).toEqual([]);
  });

  it('lets a choice between parallel branches be', async () => {
    const ids = { s: S, x: X, p: P, a: T, b: T, j: P, c: T, m: X, e: E };
    const flows = ['s x p a j m e', 'p b j', 'x c m'];
    expect(await found(nodes(ids as never) + chains(...flows))).toEqual([]);
  });

  it('finds loops without a way out, unless something else ends them', async () => {
    const ids = { s: S, m: X, a: T, b: T };
    const loop = nodes(ids as never) + chains('s m a b m');
    expect(await found(loop)).toEqual(['element/endless m']);
    const timer = `<boundaryEvent id="t" attachedToRef="a"><timerEventDefinition>
      <timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition>
      </boundaryEvent><endEvent id="e"/>${flow('t', 'e')}`;
    expect(await found(loop + timer)).toEqual([]);
  });

  it('says nothing of branches that meet only to end', async () => {
    const ids = { s: S, p: P, a: T, b: T, x: X, e: E };
    expect(await found(nodes(ids as never) + chains('s p a x e', 'p b x'))).toEqual([]);
  });

  const choice = (one: string, other: string): string =>
    `${nodes({ s: S, x: X, a: T, b: T, c: T } as never)}${flow('s', 'x')}${flow('x', 'a', one)}
     ${flow('x', 'b', other)}${flow('x', 'c')}`.replace('id="x"', 'id="x" default="x-c"');

  it.each([
    ['n &gt; 10 and n &lt; 5', 'm = 1', ['flow/condition-never x-a']],
    ['n = 1 and n != 1', 'm = 1', ['flow/condition-never x-a']],
    ['kind = "a" and kind = "b"', 'm = 1', ['flow/condition-never x-a']],
    ['kind = "a" and kind &gt; 3', 'm = 1', ['flow/condition-never x-a']],
    ['n &gt;= 10 and n &lt;= 10', 'm = 1', []],
    ['n &gt; 10 or n &lt; 5', 'm = 1', []],
    ['kind = "x and y" and kind != "x"', 'm = 1', []],
    ['n &gt; 10', 'n &gt; 10 and m = 1', ['gateway/condition-covered x']],
    ['n &lt;= 10', 'n &lt; 10', ['gateway/condition-covered x']],
    ['n != 3', 'n = 4', ['gateway/condition-covered x']],
    ['n &lt; 10', 'n &lt;= 10', []],
    ['n &gt; 10 and m = 1', 'n &gt; 20', []],
    ['n &gt; 10 and f(m)', 'n &gt; 20', []],
    ['kind != "a"', 'kind = "a"', []],
  ])('reads %s and %s', async (one, other, expected) => {
    expect(await found(choice(one, other))).toEqual(expected);
  });
});
