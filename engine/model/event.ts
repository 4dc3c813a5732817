import type { MigrationPlan } from './migration.ts';
import type { ReturnTarget } from './return.ts';
import type { Id, Json, Variables } from './value.ts';

/**
 * What a step is asked to do. `part` is the part of the instance that holds the element instance
 * meant, as the effect that created the task, timer, job, subscription or call said it.
 */
export type EngineEvent =
  | {
      readonly kind: 'start';
      /** BPMN id of the process; null takes the only executable one of the definition. */
      readonly process: string | null;
      /** Start event that was triggered; null takes the none start event. */
      readonly element: string | null;
      /** Which of its event definitions happened, from 0; absent when a person begins it. */
      readonly use?: number;
      readonly variables: Variables;
      /** Begins before these elements instead: an ended instance is done again from there. */
      readonly restart?: { readonly of: Id; readonly before: readonly string[] };
      /** The call activity that waits for this instance. */
      readonly parent: { readonly instance: Id; readonly call: Id; readonly part: number } | null;
    }
  | {
      readonly kind: 'complete-task';
      readonly task: Id;
      readonly part: number;
      /** Which of the task's outcomes was chosen, `result.outcome` in its mappings. */
      readonly outcome: string | null;
      readonly variables: Variables;
    }
  | {
      readonly kind: 'timer-due';
      readonly timer: Id;
      readonly part: number;
    }
  | {
      /** A message or signal reached a subscription of this instance. */
      readonly kind: 'deliver';
      readonly subscription: Id;
      readonly part: number;
      readonly variables: Variables;
    }
  | {
      readonly kind: 'job-result';
      readonly job: Id;
      readonly part: number;
      readonly result: JobResult;
    }
  | {
      readonly kind: 'call-result';
      readonly call: Id;
      readonly part: number;
      readonly result: CallResult;
    }
  | {
      /** A BPMN error raised from outside at a waiting activity. */
      readonly kind: 'throw-error';
      readonly activity: Id;
      readonly part: number;
      readonly code: string;
      readonly message: string;
    }
  | {
      /** An escalation raised at a waiting activity, from outside or by the process it called. */
      readonly kind: 'escalate';
      readonly at: { readonly activity: Id } | { readonly call: Id };
      readonly part: number;
      /** Null is caught by those only that catch all. */
      readonly code: string | null;
      readonly variables: Variables;
    }
  /** Time went by or the record was changed: conditional events are looked at. */
  | { readonly kind: 'evaluate-conditions' }
  | {
      readonly kind: 'resolve-incident';
      readonly incident: Id;
      readonly part: number;
      readonly variables: Variables;
    }
  | { readonly kind: 'set-variables'; readonly part: number; readonly variables: Variables }
  | {
      /**
       * Work goes back to a step that the instance has passed. With 'go-on' all that descends from
       * that step is undone; with 'straight-back' only the source's token makes a detour.
       */
      readonly kind: 'return-to';
      /** Where it is returned from: the part and the task, job or other wait; null for nowhere. */
      readonly source: { readonly part: number; readonly wait: Id } | null;
      readonly target: ReturnTarget;
      readonly afterwards: 'go-on' | 'straight-back';
      readonly variables: Variables;
      readonly reason: string;
    }
  | {
      /** Moves tokens: all changes, in their order, or none. */
      readonly kind: 'modify';
      readonly changes: readonly Change[];
      readonly reason: string;
    }
  | {
      /** Takes the instance to another version, which `env.definition` knows by its key. */
      readonly kind: 'migrate';
      readonly to: string;
      readonly plan: MigrationPlan;
    }
  | {
      /** One more iteration of a running multi-instance activity. */
      readonly kind: 'add-iteration';
      readonly part: number;
      readonly activation: Id;
      /** Left out where the body runs over a number. */
      readonly item?: Json;
    }
  | { readonly kind: 'remove-iteration'; readonly part: number; readonly activation: Id }
  | { readonly kind: 'suspend-element'; readonly part: number; readonly activation: Id }
  | { readonly kind: 'resume-element'; readonly part: number; readonly activation: Id }
  /**
   * Play mode only: a person triggers what waits. `activation` in `part` is the element instance
   * that waits, or that the event belongs to; 0 for the start of an event sub-process.
   */
  | {
      readonly kind: 'trigger';
      readonly part: number;
      readonly activation: Id;
      readonly element: string;
    }
  /** An enabled activity of an ad-hoc sub-process (`activation` in `part`) begins. */
  | {
      readonly kind: 'start-activity';
      readonly part: number;
      readonly activation: Id;
      readonly element: string;
    }
  /** Nothing more is to be done in an ad-hoc sub-process. */
  | { readonly kind: 'finish-activities'; readonly part: number; readonly activation: Id }
  | { readonly kind: 'suspend' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'cancel'; readonly reason: string };

/** Where a token is put; with `part` null the only living scope, and missing ones are opened. */
interface Put {
  readonly part: number | null;
  /** Set in the scope before the token starts. */
  readonly variables: Variables;
}

export type Change =
  | ({ readonly do: 'start-before' | 'start-after'; readonly element: string } & Put)
  | ({ readonly do: 'start-on-flow'; readonly flow: string } & Put)
  | { readonly do: 'cancel-instance'; readonly part: number; readonly activation: Id }
  | { readonly do: 'cancel-element'; readonly element: string };

export type EventKind = EngineEvent['kind'];

export type JobResult =
  | { readonly ok: true; readonly variables: Variables }
  /** A BPMN error that boundary events may catch. */
  | { readonly ok: false; readonly error: string; readonly message: string }
  /** Out of retries: an incident. */
  | { readonly ok: false; readonly error: null; readonly message: string };

export type CallResult =
  | { readonly ok: true; readonly variables: Variables }
  | { readonly ok: false; readonly error: string | null; readonly message: string };
