import { describe, expect, it } from 'vitest';
import { claimingOutcome } from '../../api/take-on.ts';

const outcome = (id: string, required: string[] = []) => ({ id, name: id, required });

describe('the outcome of a step that is about claiming', () => {
  it('is the only one, named as the claim', () => {
    expect(claimingOutcome({ outcomes: [outcome('claim')], access: {} })).toBe('claim');
  });

  it.each([
    ['there is another outcome', [outcome('claim'), outcome('return')], {}],
    ['it means something else', [outcome('accept')], {}],
    ['it asks for a field', [outcome('claim', ['unit'])], {}],
    ['the step asks for a field', [outcome('claim')], { unit: 'required' }],
    ['there is none', [], {}],
  ] as const)('is nothing when %s', (_, outcomes, access) => {
    const task = { outcomes: outcomes.map((one) => ({ ...one })), access: { ...access } };
    expect(claimingOutcome(task)).toBeNull();
  });
});
