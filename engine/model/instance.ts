import type { Id } from './value.ts';

/**
 * A process instance as a value. It is saved in parts: part 0 is the root scope, others hold an
 * inner scope or up to 64 iterations of a multi-instance body. A step returns the parts it
 * touched, so that its cost does not depend on the rest.
 */
export interface Instance {
  readonly id: Id;
  /** BPMN id of the process. */
  readonly process: string;
  readonly state: 'active' | 'suspended' | 'completed' | 'terminated' | 'failed';
  /** Number of the last record. */
  readonly n: number;
  /** Keyed by part number; each is plain JSON. `parts` of an ended instance is empty. */
  readonly parts: ReadonlyMap<number, Part>;
}

/** Contents are the engine's own (`model/part.ts`); the runtime stores them as JSON text. */
export interface Part {
  readonly part: number;
}
