import { describe, expect, it } from 'vitest';
import { initialTransition, transition } from 'xstate';
import { charts, lifecycles } from '../../index.ts';
import { eventsOf } from '../../lifecycle/tabulate.ts';
import { move } from '../../lifecycle/transition.ts';

type Name = keyof typeof charts;

describe.each((Object.keys(charts) as Name[]).map((name) => [name]))('the table of %s', (name) => {
  const chart = charts[name];
  const table = lifecycles[name];
  const events = eventsOf(chart);

  it('begins where the chart begins', () => {
    expect(table.initial).toBe(initialTransition(chart)[0].value);
  });

  it('equals XState for every state and event', () => {
    expect(events.length).toBeGreaterThan(0);
    for (const state of table.states) {
      const from = chart.resolveState({ value: state as never, context: {} });
      for (const type of events) {
        const event = { type } as never;
        const expected = from.can(event) ? transition(chart, from, event)[0].value : null;
        expect(table.next(state, type), `${state} ${type}`).toBe(expected);
      }
      expect(table.next(state, 'no-such-event')).toBeNull();
    }
  });

  it('allows exactly what leads somewhere', () => {
    for (const state of table.states) {
      const leading = events.filter((event) => table.next(state, event) !== null);
      expect([...table.allowed(state)].sort()).toEqual(leading);
    }
  });

  it('reaches every state from the first, and ends', () => {
    const seen = new Set<string>([table.initial]);
    for (const state of seen) {
      for (const event of table.allowed(state)) seen.add(table.next(state, event) as string);
    }
    expect([...seen].sort()).toEqual([...table.states].sort());
  });
});

describe('a step in a life-cycle', () => {
  it('throws when the chart does not allow it', () => {
    expect(move(lifecycles.userTask, 'ready', 'claim')).toBe('reserved');
    expect(() => move(lifecycles.userTask, 'completed', 'claim')).toThrow(
      'Expected user-task to allow claim but it is completed',
    );
  });
});
