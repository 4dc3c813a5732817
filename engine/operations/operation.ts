import type { EngineEvent, EventKind } from '../model/event.ts';
import type { MigrationProblem } from '../model/migration.ts';
import type { RefusedChange, RejectionCode } from '../model/result.ts';
import type { Run } from '../model/run.ts';

/** Why an event is refused. */
export interface Rejection {
  readonly code: RejectionCode;
  readonly detail: string;
  /** Element that may be meant instead. */
  readonly offer?: string;
  readonly reasons?: readonly RefusedChange[];
  readonly problems?: readonly MigrationProblem[];
}

/** What one kind of event does to a running instance; a rejection must change nothing. */
export type Operation<K extends EventKind> = (
  run: Run,
  event: Extract<EngineEvent, { readonly kind: K }>,
) => Rejection | null;
