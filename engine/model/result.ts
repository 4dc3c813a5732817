import type { Effect } from './effect.ts';
import type { Instance } from './instance.ts';
import type { MigrationProblem } from './migration.ts';
import type { EngineRecord } from './record.ts';
import type { Id, Variables } from './value.ts';

/** What `step` gives back: the next instance with all that happened, or why it was not allowed. */
export type StepResult =
  | {
      readonly ok: true;
      readonly instance: Instance;
      /** Numbers of the parts this step created or changed. */
      readonly changed: readonly number[];
      /** Numbers of the parts that ended with this step. */
      readonly removed: readonly number[];
      readonly records: readonly EngineRecord[];
      readonly effects: readonly Effect[];
      /** Fields of the record that expressions read, stored with the event for replay. */
      readonly reads: Variables;
      /** Ids drawn, stored with the event for replay. */
      readonly ids: readonly Id[];
    }
  | {
      readonly ok: false;
      readonly code: RejectionCode;
      readonly detail: string;
      /** Element that may be meant instead. */
      readonly offer?: string;
      readonly reasons?: readonly RefusedChange[];
      readonly problems?: readonly MigrationProblem[];
    };

/** Why an event is refused; a refused event changes nothing. */
export type RejectionCode =
  | 'already-started'
  | 'not-started'
  | 'instance-ended'
  | 'instance-suspended'
  | 'instance-not-suspended'
  | 'unknown-process'
  | 'unknown-element'
  | 'not-waiting'
  /** A step that was never passed, or that tokens cannot be put before. */
  | 'not-returnable'
  /** The step lies in a multi-instance body that has ended; `offer` names the activity. */
  | 'inside-ended-body'
  | 'modification-refused'
  | 'unknown-definition'
  | 'migration-refused'
  /** An item where the body runs over a number, or none where it runs over a collection. */
  | 'item-mismatch'
  | 'element-suspended'
  | 'element-not-suspended';

/** Why one change of several was refused. */
export interface RefusedChange {
  readonly change: number;
  readonly detail: string;
}
