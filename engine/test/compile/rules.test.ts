import { describe, expect, it } from 'vitest';
import { rules } from '../../compile/rules/index.ts';
import { check } from '../../index.ts';
import { model } from '../helper.ts';

const found = async (xml: string): Promise<string[]> => (await check(xml)).map(({ rule }) => rule);

const ids = new Set(rules.map(({ id }) => id));

describe.each(rules.map((rule) => [rule.id, rule] as const))('rule %s', (id, rule) => {
  it('finds its bad example, with a place', async () => {
    const problems = (await check(model(rule.bad))).filter((one) => one.rule === id);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.severity).toBe(rule.severity);
    expect(problems[0]?.line).toBeGreaterThan(0);
    expect(problems[0]?.message.zh).not.toMatch(/[{}]/);
    expect(problems[0]?.message.en).not.toMatch(/[{}]/);
  });

  it('leaves its good example alone', async () => {
    expect(await found(model(rule.good))).not.toContain(id);
  });

  it('has a good example that no rule refuses', async () => {
    const problems = await check(model(rule.good));
    const refused = problems.filter(({ severity }) => severity === 'error');
    expect(refused.filter((problem) => ids.has(problem.rule))).toEqual([]);
  });
});
