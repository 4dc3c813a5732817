import type { Id, Variables } from './value.ts';

/**
 * What happened, in the past participle. Kinds and their data are declared by the appliers in
 * `apply/`, one file a kind, each with a version: old records must fold to the same state.
 */
export interface EngineRecord {
  /** Serial number within the process instance, from 1. */
  readonly n: number;
  readonly kind: string;
  /** Version of the applier. */
  readonly v: number;
  /** UTC milliseconds. */
  readonly at: number;
  /** BPMN id of the element; the process' own id where the instance as a whole is meant. */
  readonly element: string;
  /** Id of the element instance; the process instance's where none is meant. */
  readonly instance: Id;
  readonly data: Variables;
}
