import { expect } from 'vitest';
import {
  type Definition,
  type EngineEvent,
  type EngineRecord,
  type Environment,
  type Id,
  type Instance,
  type Part,
  replay,
  type StepResult,
  step,
  type Variables,
  type Waiting,
  waiting,
} from '../index.ts';
import type { ScopePart } from '../model/part.ts';
import { assertStep, define, model } from './helper.ts';
import { Ledger } from './ledger.ts';

export const INSTANCE: Id = 1000;

export function environment(changes: Partial<Environment> = {}): Environment {
  let ids = 0;
  return {
    now: 1_764_000_000_000,
    zone: 'Asia/Shanghai',
    nextId: () => ++ids,
    record: {},
    case: {},
    initiator: null,
    resolve: () => null,
    due: (_limit, from) => from + 1000,
    decision: () => null,
    ...changes,
  };
}

export type Accepted = Extract<StepResult, { readonly ok: true }>;

/** The instance as a store gives it back: every part from its JSON. */
function reload(instance: Instance): Instance {
  const parts = new Map<number, Part>();
  for (const [number, part] of instance.parts) parts.set(number, JSON.parse(JSON.stringify(part)));
  return { ...instance, parts };
}

/**
 * One instance under test, reloaded after every step; each is checked against its fold, and its
 * effects against what it waits for.
 */
export class Session {
  instance: Instance | null = null;
  readonly records: EngineRecord[] = [];
  readonly #ledger = new Ledger();
  definition: Definition;
  env: Environment;

  constructor(definition: Definition, env: Environment) {
    this.definition = definition;
    this.env = env;
  }

  static async of(content: string, env: Partial<Environment> = {}): Promise<Session> {
    return new Session(await define(model(content)), environment(env));
  }

  try(event: EngineEvent): StepResult {
    const before = this.instance && JSON.stringify([...this.instance.parts]);
    const result = step(this.definition, this.instance, INSTANCE, event, this.env);
    if (this.instance) expect(JSON.stringify([...this.instance.parts])).toBe(before);
    return result;
  }

  send(event: EngineEvent): Accepted {
    const result = this.try(event);
    if (!result.ok) throw new Error(`Expected ${event.kind} to be taken but: ${result.detail}`);
    if (event.kind === 'migrate') this.definition = this.env.definition?.(event.to) as Definition;
    assertStep(this.definition, this.instance, result.instance, result.records);
    this.#ledger.book(event, result.effects, result.instance);
    this.instance = reload(result.instance);
    for (const record of result.records) this.records.push(record);
    const folded = replay(this.definition, INSTANCE, this.records);
    expect([...folded.parts]).toEqual([...result.instance.parts]);
    expect({ ...folded, parts: 0 }).toEqual({ ...result.instance, parts: 0 });
    return result;
  }

  start(variables: Variables = {}): Accepted {
    return this.send({ kind: 'start', process: null, element: null, variables, parent: null });
  }

  part(number: number): ScopePart {
    return this.instance?.parts.get(number) as ScopePart;
  }

  waits(element: string): Waiting[] {
    const all = this.instance ? waiting(this.instance) : [];
    return all.filter((one) => one.element === element);
  }

  incidents(): Waiting[] {
    const all = this.instance ? waiting(this.instance) : [];
    return all.filter(({ kind }) => kind === 'incident');
  }

  wait(element: string): Waiting {
    const [found] = this.waits(element);
    if (!found) throw new Error(`Expected ${element} to wait but it does not`);
    return found;
  }

  completeTask(element: string, variables: Variables = {}, outcome: string | null = null) {
    const { id: task, part } = this.wait(element);
    return this.send({ kind: 'complete-task', task, part, outcome, variables });
  }
}
