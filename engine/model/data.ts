import type { Expression } from '../expression/expression.ts';

/** What an activity or event does with data, BPMN 2.0 10.4; null where it says nothing of it. */
export interface DataUse {
  /** Names of its own data inputs, data outputs and properties. */
  readonly own: ReadonlySet<string>;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** It stays ready until an input set is available; throw events take what is there. */
  readonly waits: boolean;
  readonly atStart: DataStep | null;
  readonly atEnd: DataStep | null;
  /** Of a loop: the same for each iteration. */
  readonly eachStart: DataStep | null;
  readonly eachEnd: DataStep | null;
}

/** Data associations that are carried out together, as far as the set that is chosen holds them. */
export interface DataStep {
  /** Tried in their order; empty where nothing must be available. */
  readonly sets: readonly DataSet[];
  readonly associations: readonly DataAssociation[];
}

/** An input set or an output set. */
export interface DataSet {
  readonly names: readonly string[];
  /** Those that are neither optional nor taken while it executes. */
  readonly required: readonly string[];
  /** Of an output set: numbers of the input sets that it may follow; null for all. */
  readonly after: readonly number[] | null;
}

export interface DataAssociation {
  readonly sources: readonly DataEnd[];
  readonly target: DataEnd;
  readonly transformation: Expression | null;
  readonly assignments: readonly DataAssignment[];
}

export interface DataAssignment {
  readonly from: Expression;
  /** Members that lead from the target to what is set; empty for the target itself. */
  readonly path: readonly string[];
}

/** A piece of data that an association reads or sets. */
export interface DataEnd {
  readonly name: string;
  /** Process or sub-process that holds it; null for data of the activity itself. */
  readonly scope: string | null;
  /** State that is asked for or set. */
  readonly state: string | null;
  /** In a data store: outside of the instance. */
  readonly stored: boolean;
}

/** What a process or sub-process declares. */
export interface ScopeData {
  /** Variables that live and end with the scope. */
  readonly objects: readonly string[];
  /** Output sets of a process; empty where it declares no data outputs. */
  readonly outputSets: readonly DataSet[];
}
