/// <reference types="node" />
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  type Definition,
  type EngineEvent,
  enabledActivities,
  type Instance,
  type Variables,
  type Waiting,
  waiting,
} from '../../index.ts';
import type { ScopePart } from '../../model/part.ts';
import { define, readText } from '../helper.ts';
import { random } from '../random.ts';
import { environment, Session } from '../session.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const models = readdirSync(here, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.bpmn'))
  .sort();

const SEEDS = 8;
const STEPS = 40;

function values(pick: (n: number) => number): Variables {
  const all: Variables[] = [
    {},
    { n: pick(4), ok: pick(2) === 1, bad: pick(2) === 1 },
    { again: pick(3) === 0, leave: pick(2) === 1, wait: 'PT1M', people: ['A', 'B'] },
    { x: pick(9), no: `${pick(3)}`, category: '0101', amount: pick(99) },
  ];
  return all[pick(all.length)] as Variables;
}

/** Something that may happen to the instance now, or an event that comes too late. */
function next(
  definition: Definition,
  instance: Instance,
  pick: (n: number) => number,
): EngineEvent {
  const odd = pick(30);
  if (odd === 0) return { kind: instance.state === 'suspended' ? 'resume' : 'suspend' };
  if (instance.state === 'suspended') return { kind: 'resume' };
  if (odd === 1) return { kind: 'set-variables', part: 0, variables: values(pick) };
  if (odd === 2 && pick(4) === 0) return { kind: 'cancel', reason: 'by chance' };
  const error = odd < 5 ? errorSomewhere(instance, pick) : null;
  if (error) return error;
  const all = waiting(instance);
  const one = all[pick(Math.max(1, all.length))];
  if (!one) return { kind: 'timer-due', timer: 99_999, part: 0 };
  const { part, id } = one;
  const variables = values(pick);
  switch (one.kind) {
    case 'task':
      return { kind: 'complete-task', task: id, part, outcome: pick(2) ? 'ok' : null, variables };
    case 'timer':
      return { kind: 'timer-due', timer: id, part };
    case 'subscription':
      return { kind: 'deliver', subscription: id, part, variables };
    case 'incident':
      return { kind: 'resolve-incident', incident: id, part, variables };
    case 'data':
      return { kind: 'set-variables', part: 0, variables };
    case 'condition':
      return { kind: 'evaluate-conditions' };
    case 'call':
      return { kind: 'call-result', call: id, part, result: result(pick, variables) };
    case 'choice':
      return decide(definition, instance, pick);
    case 'job':
      return { kind: 'job-result', job: id, part, result: result(pick, variables) };
  }
}

/** An enabled activity begins, or nothing more is to be done there. */
function decide(
  definition: Definition,
  instance: Instance,
  pick: (n: number) => number,
): EngineEvent {
  const open = waiting(instance).filter(({ kind }) => kind === 'choice');
  const { id: activation, part } = open[pick(open.length)] as Waiting;
  const all = enabledActivities(definition, instance);
  const element = all.find((one) => one.activation === activation)?.activities[pick(3)]?.element;
  if (element === undefined) return { kind: 'finish-activities', part, activation };
  return { kind: 'start-activity', part, activation, element };
}

/** A BPMN error at any element instance, waiting or held by an incident. */
function errorSomewhere(instance: Instance, pick: (n: number) => number): EngineEvent | null {
  const all = [...instance.parts.values()].flatMap((part) =>
    (part as ScopePart).elements.map(({ id }) => ({ activity: id, part: part.part })),
  );
  const one = all[pick(Math.max(1, all.length))];
  return one ? { kind: 'throw-error', ...one, code: 'no-access', message: 'by chance' } : null;
}

function result(pick: (n: number) => number, variables: Variables) {
  const errors = [null, 'no-access', 'other'];
  if (pick(2) === 0) return { ok: true, variables } as const;
  return { ok: false, error: errors[pick(3)] ?? null, message: 'by chance' } as const;
}

describe('every model under random schedules keeps the invariants and effects balanced', () => {
  it.each(models.map((name) => [name]))('%s', async (name) => {
    const definition = await define(readText(`${here}${name}`));
    for (let seed = 1; seed <= SEEDS; seed++) {
      const pick = random(seed);
      const session = new Session(definition, environment({ record: { unit: 'U1' } }));
      const [start] = definition.processes[0]?.starts ?? [];
      const element = start && start.type !== 'none' ? start.element : null;
      const variables = values(pick);
      const parent = pick(2) ? { instance: 7, call: 8, part: 9 } : null;
      session.send({ kind: 'start', process: 'p', element, variables, parent });
      for (let i = 0; i < STEPS && session.instance; i++) {
        const event = next(definition, session.instance, pick);
        if (session.try(event).ok) session.send(event);
      }
      const { state, parts } = session.instance as Instance;
      const stands = state === 'active' || state === 'suspended';
      if (stands) expect(waiting(session.instance as Instance).length).toBeGreaterThan(0);
      else expect(parts.size).toBe(0);
    }
  });
});
