import { describe, expect, it } from 'vitest';
import type { Json, Variables } from '../../model/value.ts';
import { decide, decisionXml, tableXml } from './model.ts';

const rules = [
  ['> 10', '"high"', '3'],
  ['> 5', '"middle"', '2'],
  ['> 5', '"middle"', '2'],
  ['< 0', '"low"', '1'],
] as const;

const oneOutput = (policy: string, aggregation?: string) =>
  decisionXml({
    id: 'd1',
    logic: tableXml({
      policy,
      ...(aggregation ? { aggregation } : {}),
      inputs: ['n'],
      outputs: ['o:3, 2, 1'],
      rules: rules.map(([test, , output]) => [test, output]),
    }),
  });

describe('hit policies with one output', () => {
  it.each<[string, string | undefined, number, Json, string[]]>([
    ['UNIQUE', undefined, -1, 1, ['rule-4']],
    ['UNIQUE', undefined, 7, null, ['rule-2', 'rule-3']],
    ['UNIQUE', undefined, 3, null, []],
    ['ANY', undefined, 7, 2, ['rule-2', 'rule-3']],
    ['ANY', undefined, 11, null, ['rule-1', 'rule-2', 'rule-3']],
    ['FIRST', undefined, 11, 3, ['rule-1']],
    ['PRIORITY', undefined, 11, 3, ['rule-1', 'rule-2', 'rule-3']],
    ['RULE ORDER', undefined, 11, [3, 2, 2], ['rule-1', 'rule-2', 'rule-3']],
    ['OUTPUT ORDER', undefined, 11, [3, 2, 2], ['rule-1', 'rule-2', 'rule-3']],
    ['COLLECT', undefined, 11, [3, 2, 2], ['rule-1', 'rule-2', 'rule-3']],
    ['COLLECT', undefined, 3, null, []],
    ['COLLECT', 'SUM', 11, 7, ['rule-1', 'rule-2', 'rule-3']],
    ['COLLECT', 'MIN', 11, 2, ['rule-1', 'rule-2', 'rule-3']],
    ['COLLECT', 'MAX', 11, 3, ['rule-1', 'rule-2', 'rule-3']],
    ['COLLECT', 'COUNT', 11, 3, ['rule-1', 'rule-2', 'rule-3']],
  ])('%s %s of %d', async (policy, aggregation, n, value, matched) => {
    const result = await decide(oneOutput(policy, aggregation), { n });
    expect(result.value).toEqual(value);
    expect(result.matched).toEqual(matched);
  });

  it('says why a unique table has no answer', async () => {
    const { errors } = await decide(oneOutput('UNIQUE'), { n: 7 });
    expect(errors).toEqual(['Expected at most one matching rule but there are 2']);
  });
});

describe('tables with several outputs', () => {
  const table = (policy: string) =>
    decisionXml({
      id: 'd1',
      logic: tableXml({
        policy,
        inputs: ['n:number'],
        outputs: ['level:"low", "middle", "high"', 'weight'],
        rules,
        defaults: ['"none"', '0'],
      }),
    });

  it('give a context, in the order of the first output', async () => {
    expect((await decide(table('PRIORITY'), { n: 11 })).value).toEqual({
      level: 'middle',
      weight: 2,
    });
    expect((await decide(table('OUTPUT ORDER'), { n: 11 })).value).toEqual([
      { level: 'middle', weight: 2 },
      { level: 'middle', weight: 2 },
      { level: 'high', weight: 3 },
    ]);
  });

  it('give their defaults where no rule matches', async () => {
    const result = await decide(table('UNIQUE'), { n: 3 });
    expect(result).toEqual({ value: { level: 'none', weight: 0 }, matched: [], errors: [] });
  });

  it('note an input of another type', async () => {
    const result = await decide(table('UNIQUE'), { n: 'x' });
    expect(result.errors).toEqual(['Expected number but got string']);
  });
});

describe('cells', () => {
  const table = (cells: readonly string[], input = 'x') =>
    decisionXml({
      id: 'd1',
      logic: tableXml({
        policy: 'COLLECT',
        inputs: [input],
        outputs: ['o'],
        rules: cells.map((cell, at) => [cell, String(at)]),
      }),
    });

  const cells = [
    '-',
    '"a"',
    '"a", "b"',
    'not("a")',
    '5',
    '[1..5]',
    '> 5, 3',
    'null',
    'true',
    'date("2026-01-01")',
    '? = limit',
    '[1, 5]',
    'not(5)',
  ];

  it.each<[Variables, readonly number[]]>([
    [{ x: 'a' }, [0, 1, 2]],
    [{ x: 'b' }, [0, 2, 3]],
    [{ x: 'z' }, [0, 3]],
    [{ x: 5 }, [0, 4, 5, 11]],
    [{ x: 3 }, [0, 5, 6, 12]],
    [{ x: 7 }, [0, 6, 12]],
    [{ x: 0.5, limit: 0.5 }, [0, 10, 12]],
    [{ x: null, limit: 1 }, [0, 3, 7, 12]],
    [{ x: true }, [0, 8]],
    [{ x: { $: 'date', v: '2026-01-01' } }, [0, 9]],
    [{ x: [5] }, [0, 4, 11]],
  ])('of %j', async (inputs, expected) => {
    const { value } = await decide(table(cells), { limit: 100, ...inputs });
    expect(value).toEqual(expected);
  });

  it('may compute with other names', async () => {
    const inputs = { x: 8, limit: 3 };
    expect((await decide(table(['> limit * 2', '< limit']), inputs)).value).toEqual([0]);
  });
});
