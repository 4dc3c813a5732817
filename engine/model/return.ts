import type { Id } from './value.ts';

/**
 * A step that an instance has passed, as its records tell it (`passedSteps` reads them): first
 * the step itself, then the activations around it from inside out, as far as the root.
 */
export interface ReturnTarget {
  readonly levels: readonly PassedLevel[];
}

/** The activation of a step, or of the sub-process or iteration around it. */
export interface PassedLevel {
  /** BPMN id. */
  readonly element: string;
  readonly activation: Id;
  /** Part it lived in. */
  readonly part: number;
  /** Branch path, absent at the trunk. */
  readonly path?: readonly number[];
  /** Index of the iteration that this activation is. */
  readonly loop?: number;
  /** Joins that have taken its branch since, oldest first. */
  readonly joins: readonly PassedJoin[];
  /** What else its part held when an interruption ended it, without what descends from here. */
  readonly interrupted: readonly Place[];
}

/** The first firing of a join that took the branch. */
export interface PassedJoin {
  readonly element: string;
  readonly activation: Id;
  readonly path?: readonly number[];
  /** Flows over which the branch came, once for each token; null when nothing else came. */
  readonly flows: readonly string[] | null;
  /** What the last firing took over the others: for a part that is not there any more. */
  readonly others: readonly Place[];
}

/** Where a token was: at an element, or on a flow before a join. */
export interface Place {
  readonly element?: string;
  readonly flow?: string;
  readonly path?: readonly number[];
}

/** A step that people may return to. */
export interface PassedStep {
  readonly element: string;
  /** Its last activation. */
  readonly activation: Id;
  /** When that began, in UTC milliseconds. */
  readonly at: number;
  /** True while this activation is not over. */
  readonly live: boolean;
  /** What the event `return-to` needs to know of it. */
  target(): ReturnTarget;
}
