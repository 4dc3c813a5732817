import { describe, expect, it } from 'vitest';
import { fuzz } from './fuzz.ts';
import { targets } from './targets.ts';

describe('mutated models and expressions', () => {
  it('are read or refused, never thrown at the caller, never slow', async () => {
    const { runs, failures, worst } = await fuzz({ seed: 20_261_124, count: 10_000 });
    expect(failures).toEqual([]);
    expect(Object.keys(runs).sort()).toEqual(targets.map(({ name }) => name).sort());
    expect(worst.ms).toBeGreaterThan(0);
  }, 240_000);
});
