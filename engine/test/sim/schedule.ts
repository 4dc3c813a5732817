import {
  type Definition,
  type EngineEvent,
  type EngineRecord,
  type Instance,
  type Part,
  replay,
  step,
  type Waiting,
  waiting,
} from '../../index.ts';
import { random } from '../random.ts';
import { environment } from '../session.ts';
import type { Piece } from './generator/block.ts';
import { begin } from './oracle/meanings.ts';
import type { Awaited, Decision, World } from './oracle/place.ts';

const STEPS_MAX = 60;
const INSTANCE = 1000;

/** What the engine did and what the process means are not the same. */
class Divergence extends Error {}

const differ = (what: string, expected: unknown, found: unknown): never => {
  const [wanted, is] = [JSON.stringify(expected), JSON.stringify(found)];
  throw new Divergence(`${what}: Expected ${wanted} but found ${is}`);
};

const keyOf = ({ kind, element }: { kind: string; element: string }): string =>
  `${kind} ${element}`;
const idOf = ({ kind, part, id }: Waiting): string => `${kind} ${part} ${id}`;

/** The instance as a store gives it back: every part from its JSON. */
function reload(instance: Instance): Instance {
  const parts = [...instance.parts.values()].map(
    (part) => JSON.parse(JSON.stringify(part)) as Part,
  );
  return { ...instance, parts: new Map(parts.map((part) => [part.part, part])) };
}

const plain = ({ parts, ...rest }: Instance): string =>
  JSON.stringify([rest, [...parts.values()].sort((a, b) => a.part - b.part)]);

/** One process played by the engine and by what it means, side by side. */
export class Schedule {
  readonly definition: Definition;
  readonly world: World;
  readonly #pick: (n: number) => number;
  readonly #env = environment();
  readonly #records: EngineRecord[] = [];
  readonly #known = new Map<string, Awaited>();
  readonly #sent: EngineEvent[] = [];
  readonly #marks = new Map<string, number>();
  #instance: Instance | null = null;

  constructor(definition: Definition, piece: Piece, seed: number) {
    this.definition = definition;
    this.world = begin(piece.means);
    this.#pick = random(seed);
  }

  /** Plays to the end, or until it was long enough; answers the number of steps. */
  play(variables: { readonly [name: string]: number | boolean }): number {
    this.#send({ kind: 'start', process: null, element: null, variables, parent: null });
    this.#compare();
    let steps = 0;
    for (; steps < STEPS_MAX && this.world.state === 'active'; steps++) {
      if (this.#pick(3) === 0) this.#disturb();
      if (!this.#go()) break;
    }
    this.#disturb();
    const instance = this.#instance as Instance;
    const folded = replay(this.definition, INSTANCE, this.#records);
    if (plain(folded) !== plain(instance)) differ('replay', plain(instance), plain(folded));
    return steps;
  }

  /** One decision from outside, told to both; false where nothing is to be decided. */
  #go(): boolean {
    const all = waiting(this.#instance as Instance).filter((one) => this.#isOrdered(one));
    const one = all[this.#pick(Math.max(1, all.length))];
    if (!one) return false;
    const wait = this.#known.get(idOf(one)) as Awaited;
    if (wait.variable !== undefined) {
      this.#pulse(wait.variable);
      return true;
    }
    const options = wait.options();
    const decision = options[this.#pick(options.length)] as Decision;
    this.#send(eventOf(one, decision, this.#instance as Instance));
    wait.decide(decision);
    this.#compare();
    return true;
  }

  /** Who of several hears first that a condition became true, nobody says. */
  #isOrdered(one: Waiting): boolean {
    const variable = this.#known.get(idOf(one))?.variable;
    if (variable === undefined) return true;
    return this.world.waits.filter((wait) => wait.variable === variable).length === 1;
  }

  /** A condition becomes true for a moment. */
  #pulse(variable: string): void {
    this.#set(variable, true);
    this.world.raise(variable);
    this.#compare();
    this.world.holds.delete(variable);
    if (this.world.state !== 'active') return;
    this.#set(variable, false);
    this.#compare();
  }

  #set(variable: string, value: boolean): void {
    this.#send({ kind: 'set-variables', part: 0, variables: { [variable]: value } });
  }

  #send(event: EngineEvent): void {
    const before = this.#instance;
    const result = step(this.definition, before, INSTANCE, event, this.#env);
    if (!result.ok) throw new Divergence(`${JSON.stringify(event)}: ${result.detail}`);
    const folded = replay(this.definition, INSTANCE, result.records, before);
    if (plain(folded) !== plain(result.instance)) {
      differ('fold', plain(result.instance), plain(folded));
    }
    for (const record of result.records) {
      this.#records.push(record);
      if (record.kind !== 'element-completed') continue;
      this.#marks.set(record.element, (this.#marks.get(record.element) ?? 0) + 1);
    }
    this.#sent.push(event);
    this.#instance = reload(result.instance);
  }

  /** What comes twice, too late or from nowhere is refused and changes nothing. */
  #disturb(): void {
    const instance = this.#instance as Instance;
    const live = new Set(waiting(instance).map(({ kind, id }) => `${kind} ${id}`));
    const sent = this.#sent[this.#pick(this.#sent.length)] as EngineEvent;
    const of = aimOf(sent);
    if (of === null || live.has(of)) return;
    const before = plain(instance);
    const result = step(this.definition, instance, INSTANCE, sent, this.#env);
    if (result.ok) differ('a second time', 'a refusal', sent);
    if (plain(instance) !== before) differ('after a refusal', before, plain(instance));
  }

  #compare(): void {
    const { world } = this;
    const instance = this.#instance as Instance;
    if (instance.state !== world.state) differ('state', world.state, instance.state);
    const found = waiting(instance);
    const [is, wanted] = [found.map(keyOf).sort(), world.waits.map(keyOf).sort()];
    if (is.join() !== wanted.join()) differ('waiting', wanted, is);
    for (const [element, times] of world.marks) {
      const here = this.#marks.get(element) ?? 0;
      if (here !== times) differ(`ends of ${element}`, times, here);
    }
    this.#match(found);
  }

  /** New waits of one element belong together in the order of their age. */
  #match(found: readonly Waiting[]): void {
    const ids = new Set(found.map(idOf));
    for (const [id, wait] of this.#known) {
      const stands = this.world.waits.includes(wait);
      if (stands !== ids.has(id)) differ(`wait of ${id} ${wait.element}`, stands, ids.has(id));
      if (!stands) this.#known.delete(id);
    }
    const matched = new Set(this.#known.values());
    const fresh = this.world.waits.filter((wait) => !matched.has(wait));
    for (const one of [...found].sort((a, b) => a.id - b.id)) {
      if (this.#known.has(idOf(one))) continue;
      const index = fresh.findIndex((wait) => keyOf(wait) === keyOf(one));
      this.#known.set(idOf(one), fresh.splice(index, 1)[0] as Awaited);
    }
  }
}

/** The thing that an event is for, where it can be used up. */
function aimOf(event: EngineEvent): string | null {
  switch (event.kind) {
    case 'complete-task':
      return `task ${event.task}`;
    case 'timer-due':
      return `timer ${event.timer}`;
    case 'deliver':
      return `subscription ${event.subscription}`;
    case 'job-result':
      return `job ${event.job}`;
    case 'call-result':
      return `call ${event.call}`;
    case 'finish-activities':
    case 'start-activity':
      return `choice ${event.activation}`;
    case 'start':
      return 'start';
    default:
      return null;
  }
}

function eventOf({ kind, id, part }: Waiting, decision: Decision, instance: Instance): EngineEvent {
  const { variables = {}, code = '', element = '' } = decision;
  const failed = { ok: false, error: code, message: 'by chance' } as const;
  const result = decision.do === 'error' ? failed : ({ ok: true, variables } as const);
  switch (kind) {
    case 'task':
      if (decision.do === 'error') {
        const activity = ownerOf(instance, part, id);
        return { kind: 'throw-error', activity, part, code, message: '' };
      }
      return { kind: 'complete-task', task: id, part, outcome: null, variables };
    case 'timer':
      return { kind: 'timer-due', timer: id, part };
    case 'subscription':
      return { kind: 'deliver', subscription: id, part, variables };
    case 'job':
      return { kind: 'job-result', job: id, part, result };
    case 'call':
      return { kind: 'call-result', call: id, part, result };
    case 'choice':
      if (decision.do === 'finish') return { kind: 'finish-activities', part, activation: id };
      return { kind: 'start-activity', part, activation: id, element };
    default:
      throw new Divergence(`Expected no ${kind}`);
  }
}

function ownerOf(instance: Instance, part: number, task: number): number {
  const { waits } = instance.parts.get(part) as unknown as {
    readonly waits: readonly { readonly id: number; readonly of: number }[];
  };
  return waits.find(({ id }) => id === task)?.of ?? 0;
}
