/** How a running instance is taken to another version of its definition. */
export interface MigrationPlan {
  /** Process, elements: ids of the old definition with those of the new one. */
  readonly elements: { readonly [id: string]: string };
  /** The same for flows, on which tokens wait at joins. */
  readonly flows: { readonly [id: string]: string };
  /** Timers and subscriptions of mapped events are kept, or begin anew as the new version says. */
  readonly events: 'keep' | 'rearm';
}

export type MigrationCode =
  | 'not-mapped'
  | 'unknown-element'
  | 'unknown-flow'
  | 'type-changed'
  | 'scope-changed'
  | 'loop-changed'
  | 'event-changed'
  | 'host-changed'
  | 'join-changed'
  | 'event-not-armed';

/** Why a mapping cannot be done; `element` is the id in the old definition. */
export interface MigrationProblem {
  readonly element: string;
  readonly code: MigrationCode;
  readonly detail: string;
}
