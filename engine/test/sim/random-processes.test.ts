import { expect, it } from 'vitest';
import { elements, triggers } from '../../elements/index.ts';
import { sweep } from './sweep.ts';

// Under a minute of two free processors; others may be busy beside us.
const timeout = 600_000;

/** `bpmn:UserTask` is `userTask` in a file; `null` is an event without a definition. */
const tagOf = (type: string): string => `${type.charAt(5).toLowerCase()}${type.slice(6)}`;

it(
  '1,000 random processes x 20 schedules do what their blocks mean, in all pairs of blocks',
  async () => {
    const swept = await sweep({ seed: 0, models: 1000, schedules: 20 });
    expect(swept.divergences).toEqual([]);
    expect(swept.runs).toBe(20_000);
    expect(swept.missing).toEqual([]);
    const types = [...elements.keys(), ...triggers.keys()].filter((type) => type !== null);
    expect(types.map(tagOf).filter((tag) => !swept.elements.has(tag))).toEqual([]);
  },
  timeout,
);
