import { expect } from 'vitest';
import { type Effect, type EngineEvent, type Instance, type Waiting, waiting } from '../index.ts';

type Change = readonly [change: 'opens' | 'ends', thing: string];

const opens = (kind: string, id: number): Change => ['opens', `${kind} ${id}`];
const ends = (kind: string, id: number): Change => ['ends', `${kind} ${id}`];

function changeBy(effect: Effect): Change | null {
  switch (effect.kind) {
    case 'create-task':
      return opens('task', effect.task);
    case 'withdraw-task':
      return ends('task', effect.task);
    case 'arm-timer':
      return opens('timer', effect.timer);
    case 'disarm-timer':
      return ends('timer', effect.timer);
    case 'open-subscription':
      return opens('subscription', effect.subscription);
    case 'close-subscription':
      return ends('subscription', effect.subscription);
    case 'create-job':
      return opens('job', effect.job);
    case 'cancel-job':
      return ends('job', effect.job);
    case 'call-process':
      return opens('call', effect.call);
    case 'cancel-call':
      return ends('call', effect.call);
    case 'raise-incident':
      return opens('incident', effect.incident);
    case 'clear-incident':
      return ends('incident', effect.incident);
    default:
      return null;
  }
}

/** What an event itself ends, since the world knows it: no effect tells it again. */
function endedBy(event: EngineEvent): string | null {
  if (event.kind === 'complete-task') return `task ${event.task}`;
  if (event.kind === 'timer-due') return `timer ${event.timer}`;
  if (event.kind === 'job-result') return `job ${event.job}`;
  if (event.kind === 'call-result') return `call ${event.call}`;
  return null;
}

/**
 * What the world holds for one instance after its effects. Everything is opened once and ended
 * once, and what is open is exactly what the instance says that it waits for.
 */
export class Ledger {
  readonly #open = new Set<string>();
  readonly #known = new Set<string>();
  #ended = false;

  book(event: EngineEvent, effects: readonly Effect[], instance: Instance): void {
    const ended = endedBy(event);
    if (ended) expect(this.#open.delete(ended), `${ended} was open`).toBe(true);
    for (const effect of effects) {
      const change = changeBy(effect);
      if (change?.[0] === 'opens') this.#begin(change[1]);
      else if (change) expect(this.#open.delete(change[1]), `${change[1]} was open`).toBe(true);
      if (effect.kind !== 'return-call') continue;
      expect(this.#ended, 'the caller hears of the end once').toBe(false);
      this.#ended = true;
    }
    const own = ['choice', 'condition', 'data'];
    const isHeld = ({ kind }: Waiting): boolean => !own.includes(kind);
    const waits = waiting(instance)
      .filter(isHeld)
      .map(({ kind, id }) => `${kind} ${id}`);
    expect([...this.#open].sort()).toEqual(waits.sort());
  }

  #begin(thing: string): void {
    expect(this.#known.has(thing), `${thing} is new`).toBe(false);
    this.#known.add(thing);
    this.#open.add(thing);
  }
}
