import type { Definition, MessageFlow } from '../model/definition.ts';
import type { Effect } from '../model/effect.ts';
import type { Environment } from '../model/environment.ts';
import type { EngineEvent } from '../model/event.ts';
import type { Graph, Node, Scope } from '../model/graph.ts';
import type { Instance } from '../model/instance.ts';
import type { ScopePart } from '../model/part.ts';
import type { EngineRecord } from '../model/record.ts';
import type { Id } from '../model/value.ts';
import { step } from '../step.ts';
import { triggerable } from '../verbs/play.ts';
import { catches, hearers, type SignalUse } from '../verbs/signal-here.ts';

/** One thing that happened: a record of an instance, or a message on its way to another pool. */
export type Played =
  | {
      readonly kind: 'record';
      readonly process: string;
      readonly instance: Id;
      /** Number of the step that made it, over all instances. */
      readonly step: number;
      readonly record: EngineRecord;
    }
  | { readonly kind: 'message'; readonly flow: string };

/** What a person may trigger now; `instance` is null for what begins a new one. */
export interface Playable {
  readonly element: string;
  readonly instance: Id | null;
  readonly process: string;
  /** Part and activation, as the event `trigger` names them; 0 where an instance begins. */
  readonly part: number;
  readonly activation: Id;
}

type Of<K extends Effect['kind']> = Extract<Effect, { readonly kind: K }>;
type Parts = ReadonlyMap<number, ScopePart>;

const STEPS_MAX = 10_000;
const INSTANCES_MAX = 1000;

/**
 * Plays a model without data: a person decides. Holds the instances of all pools of a file; each
 * step of them is the engine's own `step` in play mode, so drafts can be played that publishing
 * would refuse. Nothing here reads a clock: time stands still.
 */
export class Player {
  /** All that happened, in its order. */
  readonly log: Played[] = [];
  /** True when the model goes on for ever, which ends what follows from a step. */
  restless = false;
  readonly #graph: Graph;
  readonly #instances = new Map<Id, Instance>();
  readonly #chosen = new Map<string, readonly string[]>();
  readonly #waitsAt = new Set<string>();
  /** What one step asks of others happens after it, in order. */
  readonly #pending: (() => void)[] = [];
  readonly #calls = new Map<Id, Id>();
  /** How far an element instance has come in its messages. */
  readonly #said = new Map<string, number>();
  readonly #env: Environment;
  #ids = 0;
  #steps = 0;
  #busy = false;

  constructor(definition: Definition) {
    // Only `compile` makes definitions, and what it makes is the graph.
    this.#graph = definition as Graph;
    const nextId = () => ++this.#ids;
    const play = {
      chosen: (element: string) => this.#chosen.get(element) ?? null,
      waitsAt: (element: string) => this.#waitsAt.has(element),
    };
    const known = { now: 0, zone: 'UTC', record: {}, case: {}, initiator: null };
    const asked = { resolve: () => null, due: (_: string, from: number) => from };
    this.#env = { ...known, ...asked, decision: () => null, nextId, play };
  }

  /** All instances, those that have ended too. */
  get instances(): ReadonlyMap<Id, Instance> {
    return this.#instances;
  }

  /** The outgoing flows that an element takes from now on; none leaves it to itself. */
  choose(element: string, flows: readonly string[]): void {
    if (flows.length > 0) this.#chosen.set(element, flows);
    else this.#chosen.delete(element);
  }

  /** Whether an activity waits from now on until somebody triggers it. */
  waitAt(element: string, waits = true): void {
    if (waits) this.#waitsAt.add(element);
    else this.#waitsAt.delete(element);
  }

  /** What a person may trigger now: what waits in the instances, and what begins a new one. */
  playable(): readonly Playable[] {
    const waiting = [...this.#instances].flatMap(([instance, { process, parts }]) => {
      const all = triggerable(this.#graph, parts as Parts);
      return all.map(({ node, part, activation }) => {
        return { element: node.id, instance, process, part, activation };
      });
    });
    return [...waiting, ...this.#graph.processes.flatMap(({ id }) => this.#startable(id))];
  }

  #startable(process: string): readonly Playable[] {
    const none = { instance: null, process, part: 0, activation: 0 };
    return this.#starts(process).map(({ id }) => ({ ...none, element: id }));
  }

  #starts(process: string): readonly Node[] {
    const { nodes, starts, startless } = this.#graph.scopes.get(process) as Scope;
    const events = nodes.filter(({ type }) => type === 'bpmn:StartEvent');
    return [...events, ...(events.length > 0 ? startless : starts)];
  }

  /**
   * Triggers what waits or begins an instance: the oldest that can be, or that in the instance
   * given. False where nothing waits there.
   */
  trigger(element: string, instance: Id | null = null): boolean {
    const found = this.playable().find(
      (one) => one.element === element && (instance === null || one.instance === instance),
    );
    if (!found) return false;
    const { process, part, activation } = found;
    if (found.instance === null) this.#start(process, element);
    else this.#step(found.instance, { kind: 'trigger', part, activation, element });
    this.#settle();
    return true;
  }

  /** Sends a message along a message flow, as the pool at its end would. False without one. */
  send(messageFlow: string): boolean {
    const flow = this.#graph.collaboration.messageFlows.find(({ id }) => id === messageFlow);
    if (!flow) return false;
    this.#sendAll([flow]);
    this.#settle();
    return true;
  }

  #settle(): void {
    if (this.#busy) return;
    this.#busy = true;
    for (let steps = 0; this.#pending.length > 0; steps++) {
      if (steps >= STEPS_MAX || this.#instances.size >= INSTANCES_MAX) {
        this.restless = true;
        this.#pending.length = 0;
      }
      this.#pending.shift()?.();
    }
    this.#busy = false;
  }

  #start(process: string, element: string | null): void {
    const event = { kind: 'start', process, element, variables: {}, parent: null } as const;
    this.#step(this.#env.nextId(), event);
  }

  #step(id: Id, event: EngineEvent): void {
    const before = this.#instances.get(id) ?? null;
    const result = step(this.#graph, before, id, event, this.#env);
    if (!result.ok) return;
    this.#instances.set(id, result.instance);
    const { process } = result.instance;
    this.#steps += 1;
    for (const record of result.records) {
      this.log.push({ kind: 'record', process, instance: id, step: this.#steps, record });
      this.#follow(id, record);
    }
    for (const effect of result.effects) {
      if (effect.kind === 'call-process') this.#pending.push(() => this.#call(id, effect));
      else if (effect.kind === 'return-call') this.#pending.push(() => this.#return(effect));
      else if (effect.kind === 'cancel-call') this.#pending.push(() => this.#cancel(effect.call));
      else if (effect.kind === 'escalate-call') this.#pending.push(() => this.#escalate(effect));
    }
  }

  /** What a record means for others: messages along their flows, and signals. */
  #follow(id: Id, { kind, element, instance, data }: EngineRecord): void {
    const node = this.#graph.nodes.get(element);
    if (!node) return;
    if (kind === 'element-activated' && !this.#waitsAt.has(element))
      this.#converse(id, node, instance);
    if (kind === 'element-completed') this.#converse(id, node, instance, true);
    if (kind !== 'signal-broadcast') return;
    const use = node.triggers?.uses.find(
      (one) => one.trigger.name === 'signal' && one.trigger.label(one.data) === data.name,
    );
    if (use) this.#pending.push(() => this.#signal(id, use.data as SignalUse));
  }

  /**
   * An element sends and receives along its message flows in the order of the file, which is the
   * same at both ends: it sends until it has to wait, and the rest at its end.
   */
  #converse(id: Id, node: Node, activation: Id, ends = false): void {
    const all = this.#flowsOf(node);
    if (all.length === 0) return;
    const key = `${id} ${activation}`;
    const done = this.#said.get(key) ?? 0;
    const waitsFor = all.findIndex(({ target }, at) => at >= done && target === node.id);
    const until = ends || waitsFor < 0 ? all.length : waitsFor;
    const sent = all.slice(done, until).filter(({ source }) => source === node.id);
    if (ends) this.#said.delete(key);
    else this.#said.set(key, until);
    if (sent.length > 0) this.#pending.push(() => this.#sendAll(sent));
  }

  #flowsOf({ id }: Node): readonly MessageFlow[] {
    const { messageFlows } = this.#graph.collaboration;
    return messageFlows.filter(({ source, target }) => source === id || target === id);
  }

  /** Messages of one sender; where one reaches a process, one to its pool begins no other. */
  #sendAll(flows: readonly MessageFlow[]): void {
    const { participants } = this.#graph.collaboration;
    const reached = new Set(
      [...this.#instances.values()].flatMap(({ state, process }) =>
        state === 'active' ? [process] : [],
      ),
    );
    for (const { target } of flows) reached.add(this.#processOf(target));
    for (const { id, target } of flows) {
      this.log.push({ kind: 'message', flow: id });
      const process = participants.find((one) => one.id === target)?.process;
      const node = this.#graph.nodes.get(target);
      if (node) this.#deliver(id, node);
      else if (process && !reached.has(process)) this.#startByMessage(process);
    }
  }

  /** The process that holds an element; empty for none. */
  #processOf(element: string): string {
    let scope = this.#graph.nodes.get(element)?.scope;
    while (scope?.node) scope = scope.node.scope;
    return scope?.id ?? '';
  }

  #startByMessage(process: string): void {
    const byMessage = this.#starts(process).find(({ triggers }) =>
      triggers?.uses.some(({ trigger }) => trigger.name === 'message'),
    );
    this.#start(process, byMessage?.id ?? null);
  }

  /** To the oldest that waits there, else a new instance begins; else the message is lost. */
  #deliver(flow: string, node: Node): void {
    const found = this.playable().find(({ element }) => element === node.id);
    if (!found) return;
    const { instance, process, part, activation } = found;
    if (instance === null) this.#start(process, node.id);
    else if (this.#takes(instance, found, flow, node)) {
      this.#step(instance, { kind: 'trigger', part, activation, element: node.id });
    }
  }

  /** Has an element heard all that it waits for? */
  #takes(instance: Id, { activation }: Playable, flow: string, node: Node): boolean {
    if (!node.behaviour.activity) return true;
    const key = `${instance} ${activation}`;
    const all = this.#flowsOf(node);
    const at = this.#said.get(key) ?? 0;
    if (all[at]?.id !== flow) return false;
    this.#said.set(key, at + 1);
    this.#converse(instance, node, activation);
    return !all.slice(at + 1).some(({ target }) => target === node.id);
  }

  /** To all other instances that hear it, and to all start events of processes. */
  #signal(from: Id, signal: SignalUse): void {
    for (const [id, { parts }] of [...this.#instances]) {
      if (id === from) continue;
      for (const { node, part, activation } of hearers(this.#graph, parts as Parts, signal)) {
        this.#step(id, { kind: 'trigger', part, activation, element: node.id });
      }
    }
    for (const { id } of this.#graph.processes) {
      for (const node of this.#starts(id)) if (catches(node, signal)) this.#start(id, node.id);
    }
  }

  #call(parent: Id, { call, part, process }: Of<'call-process'>): void {
    const child = this.#env.nextId();
    this.#calls.set(call, child);
    const by = { instance: parent, call, part };
    this.#step(child, { kind: 'start', process, element: null, variables: {}, parent: by });
    if (this.#instances.has(child)) return;
    // A draft that cannot begin is passed.
    const result = { ok: true, variables: {} } as const;
    this.#step(parent, { kind: 'call-result', call, part, result });
  }

  #return({ parent, call, part, ok, error, message, variables }: Of<'return-call'>): void {
    if (!this.#calls.delete(call)) return;
    const result = ok ? { ok, variables } : { ok, error, message };
    this.#step(parent, { kind: 'call-result', call, part, result });
  }

  #cancel(call: Id): void {
    const child = this.#calls.get(call);
    this.#calls.delete(call);
    if (child !== undefined) this.#step(child, { kind: 'cancel', reason: 'call-cancelled' });
  }

  #escalate({ parent, call, part, code, variables }: Of<'escalate-call'>): void {
    if (!this.#calls.has(call)) return;
    this.#step(parent, { kind: 'escalate', at: { call }, part, code, variables });
  }
}
