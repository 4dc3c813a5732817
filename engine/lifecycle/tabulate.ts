import { type AnyStateMachine, initialTransition, transition } from 'xstate';

/** A life-cycle as a table: what the hot path, the runtime and the pages ask. */
export interface Lifecycle {
  readonly name: string;
  readonly initial: string;
  readonly states: readonly string[];
  /** States in which nothing more can happen. */
  readonly ended: readonly string[];
  /** The state after an event; null where the chart does not allow it. */
  next(state: string, event: string): string | null;
  /** Events that the chart allows in a state. */
  allowed(state: string): readonly string[];
}

/** Every event named anywhere in the chart. */
export function eventsOf(machine: AnyStateMachine): readonly string[] {
  return [...new Set(machine.events as readonly string[])].filter((event) => event !== '').sort();
}

/**
 * Walks a flat, context-free chart through XState's own `transition`, once at boot. XState stays
 * the truth; the table answers in nanoseconds.
 */
export function tabulate(machine: AnyStateMachine): Lifecycle {
  const table = new Map<string, Map<string, string>>();
  const [first] = initialTransition(machine);
  const states = Object.keys(machine.states);
  for (const state of states) {
    const row = new Map<string, string>();
    const from = machine.resolveState({ value: state, context: {} });
    for (const type of eventsOf(machine)) {
      if (!from.can({ type })) continue;
      const [next] = transition(machine, from, { type });
      row.set(type, next.value as string);
    }
    table.set(state, row);
  }
  return {
    name: machine.id,
    initial: first.value as string,
    states,
    ended: states.filter((state) => table.get(state)?.size === 0),
    next: (state, event) => table.get(state)?.get(event) ?? null,
    allowed: (state) => [...(table.get(state)?.keys() ?? [])],
  };
}
