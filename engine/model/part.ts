import type { Part } from './instance.ts';
import type { Id, Json, Variables } from './value.ts';

/**
 * One saved part of an instance: the root scope, an inner scope, or up to 64 iterations of a
 * multi-instance body. Plain JSON: `JSON.parse(JSON.stringify(part))` equals the part.
 */
export interface ScopePart extends Part {
  readonly part: number;
  /** BPMN id of the process, the sub-process or the multi-instance activity. */
  scope: string;
  /** Part and activation that own this part; absent for the root. */
  readonly owner?: readonly [part: number, activation: number];
  variables: Variables;
  /** States of the data objects that it holds, by name; absent where none has one. */
  states?: { readonly [name: string]: string };
  readonly elements: ElementInstance[];
  readonly waits: Wait[];
  /** Tokens that wait at joins; each remembers the flow it arrived on. */
  readonly tokens: Token[];
  readonly incidents: Incident[];
  /** What parallel multiple events wait with for the rest of their triggers; absent for nothing. */
  gathered?: readonly Gathered[];
  /** What the last firing of each join took, by the id of the join: a later return needs it. */
  joins?: { readonly [join: string]: Firing };
  /** Complex gateways that wait for their reset: the flows they have had a token from. */
  gateways?: { readonly [gateway: string]: readonly string[] };
  /** Of an ad-hoc sub-process: may further activities be begun in it? */
  choice?: 'open' | 'closed';
  /** Root only: number of the next part. */
  next?: number;
  /** Root only: the call activity that waits for this instance. */
  readonly parent?: { readonly instance: Id; readonly call: Id; readonly part: number };
  /** Iterations only: index of the first one. */
  readonly first?: number;
  /** Iterations only: their items, when the body runs over a collection. */
  items?: readonly Json[];
  /** Iterations only: collected outputs, null until the iteration ended. */
  outputs?: readonly Json[];
  /**
   * Completed activities that can be compensated while this scope lives, in the order of their
   * ends; absent where there are none. At most 64: older ones move to a part of their own.
   */
  kept?: readonly Kept[];
  /** The part that holds those before; such a part holds nothing else. */
  older?: number;
}

/** What lives in a scope. What has ended is not here; it lives on in the records. */
export interface ElementInstance {
  /** Serial number of the record that activated it: unique and ordered by age in the instance. */
  readonly id: number;
  /** BPMN id. */
  readonly element: string;
  /**
   * Absent means active; completing when the end of the activity met an incident; compensating
   * when it had completed and is undone now; terminating while a transaction is cancelled; ready
   * while it waits for an input set.
   */
  readonly state?: 'ready' | 'completing' | 'compensating' | 'terminating';
  /** `[activation of a fork, number of its flow, ...]`, absent at the trunk. */
  readonly path?: readonly number[];
  /** Variables of this activity alone, from its input mappings or its iteration. */
  readonly local?: Variables;
  /** Part of the inner scope of a sub-process. */
  readonly inner?: number;
  /** Index of this iteration, in a part of iterations. */
  readonly loop?: number;
  /** Of a multi-instance activity as a whole. */
  readonly body?: Body;
  /** Number of the input set that it took; absent for the first. */
  readonly inputSet?: number;
  /** True while it is suspended itself, whatever the instance is. */
  readonly suspended?: true;
  /** Its token is at another step and comes straight back: the part and activation there. */
  readonly away?: Seat;
  /** Its token belongs to this seat and goes straight back to it. */
  readonly back?: Seat;
  /** Of a compensation handler: the compensating activity, whose own variables it sees. */
  readonly compensates?: Seat;
  /** What this throw event, or this transaction that is cancelled, compensates. */
  readonly compensation?: Compensation;
  /** Of a compensating activity: who goes on with the next when it is compensated. */
  readonly by?: Seat;
  /** It was ended before it completed: only what had completed in it is compensated. */
  readonly partial?: true;
}

/** A completed activity with what its compensation needs, in the state that it completed with. */
export interface Kept extends ElementInstance {
  /** Serial number of the record that ended it. */
  readonly done: number;
}

export interface Compensation {
  /** Parts whose completed activities are meant. */
  readonly parts: readonly number[];
  /** BPMN id of the only activity that is meant; absent for all. */
  readonly element?: string;
  /** Number of the last record before it was thrown: what ends later is not meant. */
  readonly before: number;
  /** True once its token went on without waiting for the compensation. */
  readonly left?: true;
}

export type Seat = readonly [part: number, activation: number];

/** One firing of a join. */
export interface Firing {
  /** Activation of the join. */
  readonly id: number;
  /** The path it went on with. */
  readonly path?: readonly number[];
  readonly tokens: readonly { readonly flow: string; readonly path?: readonly number[] }[];
}

export interface Body {
  /** Null for a standard loop, whose rounds nobody knows before. */
  readonly total: number | null;
  /** First of the consecutive numbers of its parts; those of iterations added later follow. */
  readonly first: number;
  readonly more?: readonly number[];
  /** Iterations begun, ended and terminated so far. */
  readonly begun: number;
  readonly done: number;
  /** Indexes of iterations that were taken out. */
  readonly removed?: readonly number[];
}

/** `data` is what an activity waits for that is ready until an input set is available. */
export type WaitKind = 'task' | 'timer' | 'job' | 'subscription' | 'call' | 'condition' | 'data';

/** Something outside that an element instance, or the scope itself (`of` 0), waits for. */
export interface Wait {
  readonly kind: WaitKind;
  readonly id: Id;
  /** The element that hears it: the activity itself, a boundary event, a start event. */
  readonly element: string;
  /** Activation of the owner in the same part. */
  readonly of: number;
  /** Which event definition of the element; absent for the first. */
  readonly use?: number;
  /** Conditions that stay: true while it holds, so that it must become false before it counts. */
  readonly met?: true;
  /** Timers: due time in UTC milliseconds. */
  readonly due?: number;
  /** Timers that repeat: the cycle and how many times it has fired. */
  readonly cycle?: string;
  readonly round?: number;
  /** Jobs of a listener: which one of the element. */
  readonly heard?: Heard;
}

/** A listener by when it is asked and its number among those. */
export type Heard = readonly [on: 'start' | 'end', n: number];

/** One event definition of a parallel multiple event that happened before the others. */
export interface Gathered {
  /** The event. */
  readonly element: string;
  /** Activation of its owner in the same part; 0 for the scope itself. */
  readonly of: number;
  readonly use: number;
  /** What came with it. */
  readonly variables?: Variables;
}

export interface Token {
  /** Serial number of the record that put it here. */
  readonly id: number;
  /** BPMN id of the flow it arrived on. */
  readonly flow: string;
  readonly path?: readonly number[];
  /** True for a token that the activation limit stopped on its way. */
  readonly held?: boolean;
  /** Of a held one that was to begin an iteration; `flow` then is the id of the activity. */
  readonly loop?: number;
}

/**
 * What could not be done: `arm`, waiting for attached events or for an event sub-process; `enter`
 * and `complete`, the work of an element or its end; `tokens`, those the activation limit stopped;
 * `join`, those that wait at joins in vain; `end`, a process whose data outputs
 * are missing.
 */
export type IncidentStage = 'arm' | 'enter' | 'complete' | 'tokens' | 'join' | 'end';

export interface Incident {
  readonly id: Id;
  readonly element: string;
  /** Activation concerned; 0 for tokens and for event sub-processes of the scope. */
  readonly of: number;
  /** Where the work goes on when it is resolved. */
  readonly stage: IncidentStage;
  /** What the activity had delivered, kept for the second try. */
  readonly result?: Variables;
  /** The listener whose job failed; it is asked again. */
  readonly heard?: Heard;
}

export const ITERATIONS_PER_PART = 64;

/** Completed activities that a part keeps before they move to one of their own. */
export const KEPT_PER_PART = 64;
