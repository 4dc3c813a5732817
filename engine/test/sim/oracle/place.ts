/** What somebody outside decides about a thing that is waited for. */
export interface Decision {
  readonly do: 'go-on' | 'error' | 'begin' | 'finish';
  /** What comes with it. */
  readonly variables?: { readonly [name: string]: number };
  /** Of an error. */
  readonly code?: string;
  /** Of an activity that begins. */
  readonly element?: string;
}

type Kind = 'task' | 'timer' | 'job' | 'subscription' | 'call' | 'condition' | 'choice';

/** Something that the process must be waiting for, as anybody outside can see it. */
export interface Awaited {
  readonly kind: Kind;
  readonly element: string;
  /** Of a condition: the variable that makes it true. */
  readonly variable?: string;
  options(): readonly Decision[];
  decide(decision: Decision): void;
}

export type Then = () => void;

/** What a block does at a place; it calls `then` when a token comes out of it. */
export type Meaning = (at: Place, then: Then) => void;

interface Catcher {
  readonly name: 'error' | 'escalation';
  /** Null catches all. */
  readonly code: string | null;
  readonly heard: Then;
}

/** A completed activity with what undoes it. */
interface Undo {
  readonly at: number;
  readonly element: string;
  readonly means: Meaning;
}

/** All that is visible of a process that runs. */
export class World {
  readonly waits: Awaited[] = [];
  readonly marks = new Map<string, number>();
  /** Variables of conditions that are true just now. */
  readonly holds = new Set<string>();
  state: 'active' | 'completed' | 'failed' = 'active';
  clock = 0;
  root: Place | null = null;

  mark(element: string): void {
    this.marks.set(element, (this.marks.get(element) ?? 0) + 1);
  }

  /** An error that nobody catches ends everything. */
  fail(): void {
    this.root?.stop();
    this.state = 'failed';
  }

  /** A variable becomes true and all that waits for it hears it. */
  raise(variable: string): void {
    this.holds.add(variable);
    for (const one of this.waits.filter((wait) => wait.variable === variable)) {
      if (this.waits.includes(one)) one.decide({ do: 'go-on' });
    }
  }
}

/**
 * Where something happens: what is stopped together, who hears what is thrown there and, for the
 * places that are scopes, which threads run and what can be undone.
 */
export class Place {
  readonly world: World;
  readonly parent: Place | null;
  alive = true;
  readonly catchers: Catcher[] = [];
  readonly undos: Undo[] = [];
  /** Of a scope: called when its last thread has ended. */
  drained: Then | null = null;
  /** The scope of an event sub-process, whose errors those beside it do not hear. */
  readonly beside: boolean;
  #threads = 0;
  readonly #inside = new Set<Place>();
  readonly #waits = new Set<Awaited>();

  constructor(world: World, parent: Place | null, beside = false) {
    this.world = world;
    this.parent = parent;
    this.beside = beside;
  }

  open(beside = false): Place {
    const place = new Place(this.world, this, beside);
    this.#inside.add(place);
    if (!this.alive) place.alive = false;
    return place;
  }

  /** Ends all that happens here. */
  stop(): void {
    this.clear();
    this.alive = false;
    if (this.parent) this.parent.#inside.delete(this);
  }

  /** Ends all that happens here, but the place stays. */
  clear(): void {
    for (const place of [...this.#inside]) place.stop();
    for (const wait of this.#waits) this.forget(wait);
    this.catchers.length = 0;
    this.#threads = 0;
  }

  /** What had completed in places that are ended before they complete, the innermost first. */
  harvest(): Undo[] {
    return [...this.undos, ...[...this.#inside].flatMap((place) => place.harvest())];
  }

  await(wait: Awaited): void {
    if (!this.alive) return;
    this.#waits.add(wait);
    this.world.waits.push(wait);
  }

  forget(wait: Awaited): void {
    this.#waits.delete(wait);
    const index = this.world.waits.indexOf(wait);
    if (index >= 0) this.world.waits.splice(index, 1);
  }

  get scope(): Place {
    return this.drained || !this.parent ? this : this.parent.scope;
  }

  get threads(): number {
    return this.#threads;
  }

  /** A thread of a scope: the scope is over when all have ended. */
  spawn(means: Meaning, then: Then = () => {}, at: Place = this.open()): void {
    this.#threads += 1;
    enter(means, at, () => {
      then();
      if (!this.alive || this.#threads === 0) return;
      this.#threads -= 1;
      this.settle();
    });
  }

  settle(): void {
    if (this.alive && this.#threads === 0) this.drained?.();
  }

  #catcher(name: Catcher['name'], code: string): Catcher | null {
    const fits = this.catchers.filter((one) => one.name === name);
    const exact = fits.find((one) => one.code === code) ?? fits.find(({ code: c }) => c === null);
    if (exact) return exact;
    // What happens in an event sub-process is not for those beside it.
    const next = this.beside ? this.parent?.scope.parent : this.parent;
    return next ? next.#catcher(name, code) : null;
  }

  catches(name: Catcher['name'], code: string): boolean {
    return this.#catcher(name, code) !== null;
  }

  /** Answers whether anyone caught it. */
  throw(name: Catcher['name'], code: string): boolean {
    const found = this.#catcher(name, code);
    found?.heard();
    return found !== null;
  }
}

export function enter(means: Meaning, at: Place, then: Then): void {
  if (at.alive) means(at, () => at.alive && then());
}
