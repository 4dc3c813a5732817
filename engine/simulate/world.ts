import type { Definition } from '../model/definition.ts';
import type { Effect } from '../model/effect.ts';
import type { Environment } from '../model/environment.ts';
import type { EngineEvent } from '../model/event.ts';
import type { Instance } from '../model/instance.ts';
import type { EngineRecord } from '../model/record.ts';
import type { RejectionCode } from '../model/result.ts';
import type { Id, Json, Variables } from '../model/value.ts';
import { step } from '../step.ts';
import type { SimulateOptions } from './case.ts';

type Of<K extends Effect['kind']> = Extract<Effect, { readonly kind: K }>;
export type Held<K extends Effect['kind']> = Of<K> & { readonly instance: Id };

export interface Message {
  readonly name: string;
  readonly key: string | null;
  readonly variables: Variables;
}

interface Played {
  readonly definition: Definition;
  readonly instance: Instance;
  /** Of the root scope, also when the instance has ended. */
  readonly variables: Variables;
}

/** The root's variables after these records; an ended instance holds none any more. */
function rootVariables(before: Variables, records: readonly EngineRecord[]): Variables {
  let values = before;
  for (const { kind, data } of records) {
    if (kind !== 'process-started' && kind !== 'variables-set') continue;
    if (data.part === undefined && data.of === undefined) {
      values = { ...values, ...(data.variables as Variables | undefined) };
    }
  }
  return values;
}

const HOUR_MS = 3_600_000;
const UNITS_MS: { readonly [unit: string]: number } = { h: HOUR_MS, wh: HOUR_MS, d: 24 * HOUR_MS };
const ROUNDS_MAX = 10_000;
const INSTANCES_MAX = 1000;

/** Without a calendar a working day is a day and a working hour an hour. */
function plainDue(limit: string, from: number): number {
  const [, size, unit] = /^(\d+(?:\.\d+)?)(wd|wh|h|d)$/.exec(limit) ?? [];
  return from + Number(size ?? 0) * (UNITS_MS[unit ?? ''] ?? 24 * HOUR_MS);
}

/** All instances of a played case with what they wait for, under a clock that only steps move. */
export class World {
  now: number;
  record: Variables;
  initiator: Json;
  notices = 0;
  /** True when the case goes on for ever; playing stops then. */
  restless = false;
  readonly main: Id;
  readonly records: EngineRecord[] = [];
  readonly instances = new Map<Id, Played>();
  readonly tasks = new Map<Id, Held<'create-task'> & { state: string }>();
  readonly timers = new Map<Id, Held<'arm-timer'>>();
  readonly jobs = new Map<Id, Held<'create-job'> & { left: number }>();
  readonly subscriptions = new Map<Id, Held<'open-subscription'>>();
  readonly calls = new Map<Id, Id>();
  /** Messages that nobody waits for yet. */
  readonly kept: Message[] = [];
  readonly #definitions: readonly Definition[];
  readonly #options: SimulateOptions;
  readonly due: (limit: string, from: number) => number;
  readonly #pending: (() => void)[] = [];
  #ids = 0;
  #busy = false;

  constructor(definition: Definition, now: number, record: Variables, options: SimulateOptions) {
    this.#definitions = [definition, ...(options.definitions ?? [])];
    this.#options = options;
    this.due = options.due ?? plainDue;
    this.now = now;
    this.record = record;
    this.initiator = options.initiator ?? null;
    this.main = this.nextId();
  }

  nextId(): Id {
    this.#ids += 1;
    return this.#ids;
  }

  /** One event for one instance, then all that follows from it; null when it was taken. */
  send(id: Id, event: EngineEvent): { code: RejectionCode; detail: string } | null {
    const found = this.instances.get(id);
    const definition = found?.definition ?? this.#definitionOf(event);
    const before = found?.instance ?? null;
    const result = step(definition, before, id, event, this.#environment());
    if (!result.ok) return { code: result.code, detail: result.detail };
    const values = rootVariables(found?.variables ?? {}, result.records);
    this.instances.set(id, { definition, instance: result.instance, variables: values });
    for (const record of result.records) this.records.push(record);
    for (const effect of result.effects) this.#carryOut(id, effect);
    this.#options.observe?.(definition, before, result.instance, result.records);
    this.#settle();
    return null;
  }

  #definitionOf(event: EngineEvent): Definition {
    const process = event.kind === 'start' ? event.process : null;
    const found = this.#definitions.find((one) => one.processes.some(({ id }) => id === process));
    return found ?? (this.#definitions[0] as Definition);
  }

  #environment(): Environment {
    const { decision, zone = 'Asia/Shanghai' } = this.#options;
    return {
      now: this.now,
      zone,
      nextId: () => this.nextId(),
      record: this.record,
      case: this.#options.case ?? {},
      initiator: this.initiator,
      resolve: () => null,
      due: this.due,
      decision: (id) => decision?.(id) ?? null,
    };
  }

  /** What one step asks of others happens after it, in order. */
  #settle(): void {
    if (this.#busy) return;
    this.#busy = true;
    for (let round = 0; this.#pending.length > 0; round++) {
      if (round > ROUNDS_MAX) this.restless = true;
      if (this.restless) break;
      this.#pending.shift()?.();
    }
    this.#busy = false;
  }

  #carryOut(id: Id, effect: Effect): void {
    const apply = this.#effects[effect.kind] as (effect: Effect, id: Id) => void;
    apply(effect, id);
  }

  readonly #effects: { readonly [K in Effect['kind']]: (effect: Of<K>, id: Id) => void } = {
    'create-task': (effect, instance) => {
      this.tasks.set(effect.task, { ...effect, instance, state: 'ready' });
    },
    'withdraw-task': ({ task }) => this.tasks.delete(task),
    'arm-timer': (effect, instance) => {
      this.timers.set(effect.timer, { ...effect, instance });
    },
    'disarm-timer': ({ timer }) => this.timers.delete(timer),
    'open-subscription': (effect, instance) => {
      this.subscriptions.set(effect.subscription, { ...effect, instance });
      const at = this.kept.findIndex(({ name, key }) => name === effect.name && key === effect.key);
      const [kept] = effect.type === 'message' && at >= 0 ? this.kept.splice(at, 1) : [];
      if (kept) this.#pending.push(() => this.message(kept));
    },
    'close-subscription': ({ subscription }) => this.subscriptions.delete(subscription),
    'create-job': (effect, instance) => {
      this.jobs.set(effect.job, { ...effect, instance, left: Math.max(1, effect.retries) });
    },
    'cancel-job': ({ job }) => this.jobs.delete(job),
    'call-process': (effect, instance) => {
      this.#pending.push(() => this.#call(effect, instance));
    },
    'cancel-call': ({ call }) => {
      const child = this.calls.get(call);
      this.calls.delete(call);
      if (child === undefined) return;
      this.#pending.push(() => {
        this.send(child, { kind: 'cancel', reason: 'call-cancelled' });
      });
    },
    'return-call': ({ parent, call, part, ok, error, message, variables: values }) => {
      const result = ok ? { ok, variables: values } : { ok, error, message };
      this.#pending.push(() => {
        if (this.calls.delete(call)) this.send(parent, { kind: 'call-result', call, part, result });
      });
    },
    'escalate-call': ({ parent, call, part, code, variables: values }) => {
      this.#pending.push(() => {
        if (!this.calls.has(call)) return;
        this.send(parent, { kind: 'escalate', at: { call }, part, code, variables: values });
      });
    },
    'send-message': (effect) => {
      this.#pending.push(() => this.message(effect));
    },
    'broadcast-signal': (effect) => {
      this.#pending.push(() => this.signal(effect.name, effect.variables));
    },
    'raise-incident': () => undefined,
    'clear-incident': () => undefined,
    'write-record': ({ fields }) => {
      this.record = { ...this.record, ...fields };
    },
    notify: () => {
      this.notices += 1;
    },
  };

  /** Processes that call or start each other without end. */
  #isCrowded(): boolean {
    if (this.instances.size >= INSTANCES_MAX) this.restless = true;
    return this.restless;
  }

  #call(effect: Of<'call-process'>, parent: Id): void {
    if (this.#isCrowded()) return;
    const { call, part, process } = effect;
    const child = this.nextId();
    this.calls.set(call, child);
    const rejection = this.send(child, {
      kind: 'start',
      process,
      element: null,
      variables: effect.variables,
      parent: { instance: parent, call, part },
    });
    if (!rejection) return;
    const result = { ok: false, error: null, message: rejection.detail } as const;
    this.send(parent, { kind: 'call-result', call, part, result });
  }

  /** To the oldest who waits for it, else to a start event of its name, else it is kept. */
  message(message: Message): void {
    const { name, key } = message;
    for (const held of this.subscriptions.values()) {
      if (held.type !== 'message' || held.name !== name || held.key !== key) continue;
      const { subscription, part, instance } = held;
      this.send(instance, {
        kind: 'deliver',
        subscription,
        part,
        variables: message.variables,
      });
      return;
    }
    if (!this.#startBy('message', name, message.variables)) this.kept.push(message);
  }

  /** To all who wait for it now, and every start event of its name. */
  signal(name: string, values: Variables): void {
    const listening = [...this.subscriptions.values()].filter(
      (held) => held.type === 'signal' && held.name === name,
    );
    for (const { subscription, part, instance } of listening) {
      if (!this.subscriptions.has(subscription)) continue;
      this.send(instance, { kind: 'deliver', subscription, part, variables: values });
    }
    this.#startBy('signal', name, values);
  }

  #startBy(type: 'message' | 'signal', name: string, values: Variables): boolean {
    for (const definition of this.#definitions) {
      for (const process of definition.processes) {
        const start = process.starts.find((one) => one.type === type && one.name === name);
        if (!start || !process.executable || this.#isCrowded()) continue;
        const id = this.instances.size === 0 ? this.main : this.nextId();
        this.send(id, {
          kind: 'start',
          process: process.id,
          element: start.element,
          variables: values,
          parent: null,
        });
        return true;
      }
    }
    return false;
  }

  /** Lets time pass; timers ring in the order of their due times, those they arm too. */
  passUntil(time: number): void {
    for (let round = 0; ; round++) {
      if (round > ROUNDS_MAX) this.restless = true;
      if (this.restless) return;
      let next: Held<'arm-timer'> | null = null;
      for (const timer of this.timers.values()) {
        if (timer.dueAt <= time && (!next || timer.dueAt < next.dueAt)) next = timer;
      }
      if (!next) break;
      this.now = Math.max(this.now, next.dueAt);
      const { timer, part, instance } = next;
      this.timers.delete(timer);
      this.send(instance, { kind: 'timer-due', timer, part });
    }
    this.now = Math.max(this.now, time);
  }

  /** Variables of the main instance; those it ended with once it has ended. */
  variables(): Variables {
    return this.instances.get(this.main)?.variables ?? {};
  }
}
