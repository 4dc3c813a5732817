import type { Expression } from '../expression/expression.ts';
import type { DataUse, ScopeData } from './data.ts';
import type { Definition } from './definition.ts';
import type { Token, Wait } from './part.ts';
import type { Activation, Payload, Run } from './run.ts';
import type { Reader, XmlNode } from './xml.ts';

/** The compiled form of one BPMN file: what `compile` makes and `step` walks. */
export interface Graph extends Definition {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly flows: ReadonlyMap<string, Flow>;
  /** By BPMN id of the process or sub-process. */
  readonly scopes: ReadonlyMap<string, Scope>;
  /** Conditional events, or activities for their data, wait in some scope. */
  readonly conditional: boolean;
}

/** A process or a sub-process: what tokens live in. */
export interface Scope {
  readonly id: string;
  /** The sub-process; null for a process. */
  readonly node: Node | null;
  readonly nodes: Node[];
  /** Start events, and what begins without one. */
  readonly starts: Node[];
  /** What has no incoming flow beside start events, as in drafts; it begins in play mode only. */
  readonly startless: Node[];
  /** Start events of event sub-processes in this scope. */
  readonly eventStarts: Node[];
  /** Inclusive and complex gateways at which tokens wait. */
  readonly lateJoins: Node[];
  /** Of an ad-hoc sub-process: how what is inside is begun and ended. */
  readonly adHoc: AdHoc | null;
  /** Conditional events, or activities for their data, may wait in it or in a scope inside it. */
  conditional: boolean;
  /** Data that lives and ends with it. */
  readonly data: ScopeData | null;
  /** Catching link events by the name of their link. */
  readonly links: Map<string, Node>;
  /** True for executable processes. */
  readonly executable: boolean;
}

/** BPMN 2.0 table 10.22. */
export interface AdHoc {
  readonly sequential: boolean;
  readonly completion: Expression | null;
  /** What still runs when the condition holds is cancelled, not waited for. */
  readonly cancelsRemaining: boolean;
  /** Gives the ids of the activities that begin at once. */
  readonly begin: Expression | null;
}

/** A flow node. Mutable while it is being compiled, frozen knowledge afterwards. */
export interface Node {
  /** Number within its scope, for bit sets. */
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly scope: Scope;
  readonly behaviour: Element<unknown>;
  /** What the element's `read` returned. */
  data: unknown;
  readonly incoming: Flow[];
  readonly outgoing: Flow[];
  /** Outgoing flows that lead out without a condition, and whether any has one. */
  conditional: boolean;
  defaultFlow: Flow | null;
  /** Of a receive task or event-based gateway: an instance may begin here. */
  readonly instantiates: boolean;
  /** Boundary events attached to this activity. */
  readonly boundaries: Node[];
  /** Of a boundary event: the activity. */
  host: Node | null;
  /** Of a sub-process: what is inside. */
  inner: Scope | null;
  /** An event sub-process: its start event opens it, no token enters it. */
  readonly triggeredByEvent: boolean;
  /** A compensation activity: no token enters it, a compensation boundary event does. */
  readonly forCompensation: boolean;
  /** How the activity is undone; null where nothing undoes it or nobody ever asks for it. */
  compensation: CompensationUse | null;
  loop: Loop | null;
  /** Tokens that an activity needs before it begins, and gives to each flow at its end. */
  startQuantity: number;
  completionQuantity: number;
  mapping: Mapping | null;
  /** Its data inputs, outputs and properties with their associations. */
  io: DataUse | null;
  /** Business status that the record takes when the element is entered. */
  status: string | null;
  readonly notices: readonly Notice[];
  readonly listeners: Listeners;
  /** Of an event: what it catches or throws. */
  triggers: Triggers | null;
  /** Of an inclusive or complex join: incoming flows that each node can reach, bits in words. */
  reach: Uint32Array | null;
  /** The same over flows and links alone, without the ways out by boundary events. */
  reachByFlow: Uint32Array | null;
}

export interface Flow {
  readonly id: string;
  readonly name: string;
  /** Number among the outgoing flows of its source, and the incoming ones of its target. */
  readonly outIndex: number;
  readonly inIndex: number;
  readonly source: Node;
  readonly target: Node;
  condition: Expression | null;
}

/** How often an activity is done: one round after another, or one instance for each item. */
export type Loop = StandardLoop | MultiInstance;

/** BPMN 2.0 10.3.8, table 10.29. */
export interface StandardLoop {
  readonly kind: 'standard';
  readonly testBefore: boolean;
  readonly maximum: number | null;
  readonly condition: Expression | null;
}

/** BPMN 2.0 10.7: the compensation handlers of an activity. */
export interface CompensationUse {
  /** The compensation activity of its boundary event. */
  readonly handler: Node | null;
  /** Start event of the compensation event sub-process inside it. */
  readonly start: Node | null;
  /** Its inner scope is kept, for that event sub-process or for default compensation. */
  readonly inner: boolean;
}

/** Multi-instance settings of an activity. */
export interface MultiInstance {
  readonly kind: 'multi-instance';
  readonly sequential: boolean;
  readonly cardinality: Expression | null;
  readonly collection: Expression | null;
  /** Name under which an iteration sees its item. */
  readonly item: string | null;
  /** Evaluated at the end of each iteration; collected into `outputCollection`. */
  readonly output: Expression | null;
  readonly outputCollection: string | null;
  readonly completion: Expression | null;
  readonly behaviours: readonly Behaviour[];
}

/** What a multi-instance activity throws when one of its instances completes. */
export interface Behaviour {
  /** Only with the first one. */
  readonly once: boolean;
  readonly condition: Expression | null;
  readonly uses: readonly TriggerUse[];
}

export interface Mapping {
  readonly inputs: readonly MappingLine[];
  readonly outputs: readonly MappingLine[];
  /**
   * What the work is given: the inputs alone (`mapped`) or all variables in sight too (`all`); null
   * gives the inputs or, without any, all in sight.
   */
  readonly sight: 'all' | 'mapped' | null;
  /**
   * What the activity delivers is its own and seen by the outputs (`local`), or goes to the scope
   * before them (`scope`); null shows it to the outputs as `result` and, without any, to the scope.
   */
  readonly delivers: 'local' | 'scope' | null;
}

export interface MappingLine {
  readonly source: Expression;
  /** Name of a variable, or `record.<field>`. */
  readonly target: string;
}

/** Jobs around the work of an element, awaited one after another. */
export interface Listeners {
  /** Before the work, when the inputs are there. */
  readonly start: readonly ListenerUse[];
  /** After the outputs, before a token leaves. */
  readonly end: readonly ListenerUse[];
}

export interface ListenerUse {
  readonly type: string;
  readonly retries: number;
  /** Text of a script in another language; null where the type says it all. */
  readonly script: string | null;
  /** What the job is given beside the variables in sight. */
  readonly inputs: readonly MappingLine[];
}

export interface Notice {
  readonly name: string;
  readonly data: readonly MappingLine[];
}

/** What an event throws, all of it, or catches: any of it or, when `parallel`, all of it. */
export interface Triggers {
  /** One for each event definition; a none event has one too. */
  readonly uses: readonly TriggerUse[];
  readonly parallel: boolean;
  /** Of start events of event sub-processes and boundary events. */
  readonly interrupting: boolean;
}

/** One event definition of an event. */
export interface TriggerUse {
  readonly trigger: Trigger<unknown>;
  readonly data: unknown;
}

/**
 * The whole behaviour of one BPMN element type. Elements never see each other: they act through
 * the verbs, and the step calls them back.
 */
export interface Element<T> {
  /** Moddle type, for example `bpmn:UserTask`. */
  readonly type: string;
  /** Activities may have boundary events, loops, mappings and conditional flows. */
  readonly activity?: boolean;
  /** It has a scope of its own: a sub-process. */
  readonly scope?: boolean;
  /** Event definition that the element itself reads as: a receive task is a message event. */
  readonly listensAs?: string;
  /** In play mode: waits for a person, or does what it always does; else it completes at once. */
  readonly played?: 'waits' | 'runs';
  read(node: XmlNode, at: Reader): T;
  /** A token arrives; elements that join keep it, all others are entered at once. */
  arrive?(run: Run, node: Node, part: number, flow: Flow, path: Path): void;
  /** The element instance is active: do the work, wait, or complete. */
  enter(run: Run, me: Activation, data: T): void;
  /**
   * An instance begins here because of an event: this element's own or one right behind it, by
   * its event definition `use`.
   */
  begin?(run: Run, me: Activation, data: T, first: Node, payload: Payload, use: number): void;
  /** Something this element instance waited for came. */
  resume?(run: Run, me: Activation, data: T, wait: Wait, payload: Payload): void;
  /** An event that is not an element instance of its own yet (boundary, event start) happened. */
  trigger?(run: Run, node: Node, part: number, wait: Wait, payload: Payload): void;
  /** No token is left in the inner scope. */
  drained?(run: Run, me: Activation): void;
  /** Incoming flows from which on tokens wait for `settle`; 2 where it says nothing. */
  readonly settlesFrom?: number;
  /** Tokens of the scope changed: may the waiting join fire now? */
  settle?(run: Run, node: Node, part: number, waiting: readonly Token[]): boolean;
}

export type Path = readonly number[] | null;

export type TriggerName =
  | 'none'
  | 'message'
  | 'signal'
  | 'timer'
  | 'error'
  | 'escalation'
  | 'conditional'
  | 'link'
  | 'terminate'
  | 'compensation'
  | 'cancel';

/** One kind of event definition: how it is read, waited for and thrown. */
export interface Trigger<T> {
  /** Moddle type of the event definition, null for none events. */
  readonly type: string | null;
  /** How a start event with it begins an instance. */
  readonly name: TriggerName;
  /** Always interrupts where it is caught, whatever the event says. */
  readonly interrupts?: boolean;
  /** Ends its own token when it is thrown; thrown last among several. */
  readonly ends?: boolean;
  read(definition: XmlNode, at: Reader, event: XmlNode): T;
  /** Begins to wait; what went wrong otherwise. Absent where it cannot be waited for. */
  arm?(run: Run, owner: WaitOwner, node: Node, data: T): Failure | null;
  /** A wait that may come again was heard and its owner goes on. */
  rearm?(run: Run, owner: WaitOwner, node: Node, data: T, wait: Wait): void;
  /** Throws; true when the thrower goes on. Absent where it cannot be thrown. */
  fire?(run: Run, me: Activation, data: T): boolean;
  /** What the start summary shows: name of the message or signal, text of the timer. */
  label(data: T): string;
}

/** Why something could not be done: the code and detail of the incident it becomes. */
export interface Failure {
  readonly code: string;
  readonly detail: string;
}

export interface WaitOwner {
  readonly part: number;
  /** Activation, or 0 for the scope itself. */
  readonly of: number;
  /** Which event definition of the event; absent for the first. */
  readonly use?: number;
}
