import type { Id, Json, Variables } from './value.ts';

/** A named rule that finds the people of a task, with its arguments evaluated. */
export interface Assignment {
  /** For example `role`, `unit-role`, `unit-head`, `user`, `initiator`. */
  readonly rule: string;
  /** Arguments of `<ld:assignment>`: `of` is evaluated, the rest stands as in the model. */
  readonly arguments: Variables;
}

/**
 * What the world must do after a step. The commit turns effects into rows of its transaction;
 * what leaves the database goes through the outbox. Everything a step creates names the element
 * (BPMN id) and the part that holds its element instance.
 */
export type Effect =
  | {
      readonly kind: 'create-task';
      readonly task: Id;
      readonly element: string;
      readonly part: number;
      readonly assignments: readonly Assignment[];
      /** Step limit such as `5wd`, evaluated; null where the step has none. */
      readonly limit: string | null;
      /** Evaluated inputs of the task; `task.<name>` in expressions. */
      readonly input: Variables;
    }
  | { readonly kind: 'withdraw-task'; readonly task: Id }
  | {
      readonly kind: 'arm-timer';
      readonly timer: Id;
      readonly element: string;
      readonly part: number;
      /** UTC milliseconds. */
      readonly dueAt: number;
    }
  | { readonly kind: 'disarm-timer'; readonly timer: Id }
  | {
      readonly kind: 'open-subscription';
      readonly subscription: Id;
      readonly element: string;
      readonly part: number;
      readonly type: 'message' | 'signal';
      readonly name: string;
      /** Correlation key of a message; null for signals and messages without one. */
      readonly key: string | null;
    }
  | { readonly kind: 'close-subscription'; readonly subscription: Id }
  | {
      readonly kind: 'create-job';
      readonly job: Id;
      readonly element: string;
      readonly part: number;
      readonly type: string;
      readonly input: Variables;
      readonly retries: number;
    }
  | { readonly kind: 'cancel-job'; readonly job: Id }
  | {
      readonly kind: 'call-process';
      readonly call: Id;
      readonly element: string;
      readonly part: number;
      /** BPMN id of the called process. */
      readonly process: string;
      readonly variables: Variables;
    }
  | { readonly kind: 'cancel-call'; readonly call: Id }
  | {
      readonly kind: 'return-call';
      readonly parent: Id;
      readonly call: Id;
      readonly part: number;
      readonly ok: boolean;
      readonly error: string | null;
      readonly message: string;
      readonly variables: Variables;
    }
  | {
      /** An escalation that this instance did not catch, for the caller that waits for it. */
      readonly kind: 'escalate-call';
      readonly parent: Id;
      readonly call: Id;
      readonly part: number;
      readonly code: string | null;
      readonly variables: Variables;
    }
  | {
      readonly kind: 'send-message';
      readonly name: string;
      readonly key: string | null;
      readonly variables: Variables;
    }
  | { readonly kind: 'broadcast-signal'; readonly name: string; readonly variables: Variables }
  | {
      readonly kind: 'raise-incident';
      readonly incident: Id;
      readonly element: string;
      readonly part: number;
      readonly code: string;
      readonly detail: string;
    }
  | { readonly kind: 'clear-incident'; readonly incident: Id }
  /** Fields of the case that a mapping to `record.<field>` set. */
  | { readonly kind: 'write-record'; readonly fields: Variables }
  /** A notice of the pack (`<ld:notice>`), with its evaluated data. */
  | {
      readonly kind: 'notify';
      readonly notice: string;
      readonly data: { readonly [name: string]: Json };
    };

export type EffectKind = Effect['kind'];
