import type { Scope } from '../expression/expression.ts';
import type { Effect } from './effect.ts';
import type { Environment } from './environment.ts';
import type { Flow, Graph, Node, Path } from './graph.ts';
import type { Instance } from './instance.ts';
import type { ScopePart, Seat } from './part.ts';
import type { EngineRecord } from './record.ts';
import type { Id, Json, Variables } from './value.ts';

/** An instance while records are applied to it: parts are copied when first touched. */
export interface Draft {
  readonly id: Id;
  process: string;
  state: Instance['state'];
  n: number;
  readonly parts: Parts;
  /** Parts that are this draft's own copies. */
  readonly touched: Set<number>;
  readonly removed: Set<number>;
}

/** Parts by number, changeable; `apply/part-map.ts`. */
export interface Parts extends ReadonlyMap<number, ScopePart> {
  set(number: number, part: ScopePart): void;
  delete(number: number): void;
}

/** One step at work. */
export interface Run {
  readonly graph: Graph;
  /** What the instance followed before a migration; the same otherwise. */
  readonly former: Graph;
  readonly env: Environment;
  readonly draft: Draft;
  readonly records: EngineRecord[];
  readonly effects: Effect[];
  readonly ids: Id[];
  readonly reads: { [field: string]: Json };
  /** Where expressions read names; one object a step, pointed at a place before each use. */
  readonly scope: Scope;
  /** Fields of the case that this step has set; its own expressions see them. */
  readonly written: { [field: string]: Json };
  readonly focus: Focus;
  /** Tokens on their way, oldest first. */
  readonly queue: (Arrival | null)[];
  /** Position of the next token in the queue. */
  head: number;
  /** Activations so far; beyond the limit tokens are held and an incident is raised. */
  activations: number;
  /** What changed that conditional events may read; empty where no such event is. */
  readonly changes: Change[];
  /** Parts whose tokens changed: joins and completion are looked at when the queue is empty. */
  readonly unsettled: Set<number>;
  /** Compensations to go on with, the newest first, before any token moves. */
  readonly compensations: CompensationStep[];
}

/** An element instance whose compensation goes on: one that compensates or is compensated. */
export interface CompensationStep {
  readonly at: Seat;
  /** How its handler ended, where that is what happened. */
  readonly handler?: 'completed' | 'terminated';
}

/** A token on its way over a flow; `flow` null starts the node without one. */
export interface Arrival {
  readonly node: Node;
  readonly part: number;
  readonly flow: Flow | null;
  readonly path: Path;
  /** Index of an iteration that begins; null for all else. */
  readonly loop: number | null;
  /** The seat that the token goes straight back to. */
  readonly back?: Seat | undefined;
}

/** Where values changed; conditions there and in the scopes inside are looked at again. */
export interface Change {
  readonly part: number;
  /** Null for a change that every condition may see. */
  readonly names: readonly string[] | null;
  /** A condition that is new and nothing else. */
  readonly condition?: Id;
}

/** The place whose names an expression sees. */
export interface Focus {
  part: number;
  /** Activation; 0 for the scope itself. */
  of: number;
  result: Json | undefined;
  task: Json | undefined;
  /** Names of this one expression, before all others. */
  names: Variables | undefined;
}

/** An element instance at work: where it lives and what it is. */
export interface Activation {
  readonly node: Node;
  readonly part: number;
  readonly id: number;
  readonly path: Path;
}

/** What came with a completed task, message, job or call. */
export interface Payload {
  readonly variables: Variables;
  readonly outcome: string | null;
  /** What only mappings see, such as the code of an error. */
  readonly mappedOnly?: Variables;
  /** Of a job or call that failed. */
  readonly failure: { readonly error: string | null; readonly message: string } | null;
}
