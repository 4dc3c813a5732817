import { describe, expect, it } from 'vitest';
import { readDecisions } from '../../index.ts';
import { decisionXml, definitions, tableXml } from './model.ts';

type Table = Parameters<typeof tableXml>[0];

async function told(table: Partial<Table> & Pick<Table, 'rules'>): Promise<string[]> {
  const logic = tableXml({ inputs: ['a: number'], outputs: ['o'], ...table });
  const xml = definitions(decisionXml({ id: 'd1', logic }));
  const { problems } = await readDecisions(xml, { analysed: true });
  return problems.map(({ rule, severity, element, message }) => {
    expect(severity).toBe('warning');
    const example = message.en.match(/(matches|match|such as) (.*)$/)?.[2] ?? '';
    return `${rule} ${element}: ${example}`;
  });
}

describe('analysis of decision tables', () => {
  it('finds nothing wrong with a table that covers each input once', async () => {
    const rules = [
      ['< 10', '1'],
      ['[10..20)', '2'],
      ['>= 20', '3'],
    ];
    expect(await told({ rules })).toEqual([]);
  });

  it('names an input that no rule matches', async () => {
    const rules = [
      ['< 10', '1'],
      ['> 20', '2'],
    ];
    expect(await told({ rules })).toEqual(['decision/table-gap d1: a = 10']);
    const between = [
      ['<= 10', '1'],
      ['>= 11', '2'],
    ];
    expect(await told({ rules: between })).toEqual(['decision/table-gap d1: a = 10.5']);
  });

  it('knows that no day lies between a day and the next', async () => {
    const rules = [
      ['<= date("2026-01-31")', '1'],
      ['>= date("2026-02-01")', '2'],
    ];
    expect(await told({ inputs: ['d: date'], rules })).toEqual([]);
    rules[1] = ['> date("2026-02-01")', '2'];
    expect(await told({ inputs: ['d: date'], rules })).toEqual([
      'decision/table-gap d1: d = @"2026-02-01"',
    ]);
  });

  it('takes texts one by one and all others together', async () => {
    const rules = [
      ['"x"', '-', '1'],
      ['not("x")', 'true', '2'],
    ];
    expect(await told({ inputs: ['s: string', 'b: boolean'], rules })).toEqual([
      'decision/table-gap d1: s = "xx", b = false',
    ]);
  });

  it('names rules of Unique that overlap', async () => {
    const rules = [
      ['<= 10', '1'],
      ['>= 10', '1'],
    ];
    expect(await told({ rules })).toEqual(['decision/rule-overlap rule-2: a = 10']);
  });

  it('names rules of Any only where their outputs differ', async () => {
    const rules = [
      ['<= 10', '1'],
      ['>= 10', '1'],
      ['> 20', '2'],
    ];
    expect(await told({ policy: 'ANY', rules })).toEqual(['decision/rule-conflict rule-3: a = 21']);
  });

  it('names rules of First that earlier ones cover together', async () => {
    const rules = [
      ['< 10', '1'],
      ['>= 10', '2'],
      ['[5..15]', '3'],
    ];
    expect(await told({ policy: 'FIRST', rules })).toEqual(['decision/rule-masked rule-3: a = 5']);
    expect(await told({ policy: 'FIRST', rules: rules.slice(1) })).toEqual([
      'decision/table-gap d1: a = 4',
    ]);
  });

  it('names rules of Priority that stronger ones cover', async () => {
    const rules = [
      ['> 10', '"low"'],
      ['-', '"high"'],
    ];
    expect(await told({ policy: 'PRIORITY', outputs: ['o:"high","low"'], rules })).toEqual([
      'decision/rule-masked rule-1: a = 11',
    ]);
    expect(await told({ policy: 'PRIORITY', outputs: ['o:"low","high"'], rules })).toEqual([]);
  });

  it('leaves tables alone that collect, and gaps where a default stands', async () => {
    const rules = [['> 10', '1']];
    expect(await told({ policy: 'COLLECT', rules: [...rules, ...rules] })).toEqual([]);
    expect(await told({ rules, defaults: ['0'] })).toEqual([]);
  });

  it('says which tables it does not analyse', async () => {
    const rules = [['? * 2 > 10', '1']];
    expect(await told({ rules })).toEqual(['decision/not-analysed d1: ']);
  });

  it('finds the one overlap among a thousand rules', async () => {
    const inputs = ['a: number', 'b', 'c: number'];
    const rules = Array.from({ length: 1000 }, (_item, rule) => [
      `[${rule * 10}..${rule * 10 + 10})`,
      '-',
      '-',
      '1',
    ]);
    rules.unshift(['< 0', '-', '-', '1']);
    rules.push(['>= 9999', '"x"', '> 3', '1'], ['>= 10000', 'not("x")', '-', '1']);
    rules.push(['>= 10000', '"x"', '<= 3', '1']);
    expect(await told({ inputs, rules })).toEqual([
      'decision/rule-overlap rule-1002: a = 9999, b = "x", c = 4',
    ]);
  });

  it('ends for a table whose parts multiply', async () => {
    const inputs = Array.from({ length: 12 }, (_item, at) => `i${at}: number`);
    const rules = Array.from({ length: 300 }, (_item, rule) => [
      ...inputs.map(
        (_input, at) => `[${(rule * 7 + at * 3) % 50}..${((rule * 7 + at) % 50) + 50}]`,
      ),
      '1',
    ]);
    const found = await told({ inputs, rules });
    expect(found).toEqual(['decision/not-analysed d1: ']);
  });
});
