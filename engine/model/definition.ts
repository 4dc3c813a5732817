import type { Problem } from './problem.ts';
import type { Id } from './value.ts';

/** What `compile` gives back: a definition whenever the structure allows, and what is wrong. */
export interface Compiled {
  readonly definition: Definition | null;
  readonly problems: readonly Problem[];
}

/** One compiled BPMN file. Not JSON: it holds closures; it is compiled once a published version. */
export interface Definition {
  /** BPMN id of `definitions`. */
  readonly id: string;
  readonly processes: readonly ProcessSummary[];
  readonly collaboration: Collaboration;
  /** What people see of a step; null when the id names no user task. */
  userTask(element: string): UserTaskSummary | null;
  /**
   * When the timer that begins instances at this event rings next: for the first time after now, or
   * after `rung`. Null where it is over or says no time.
   */
  startAlarm(
    start: { readonly element: string; readonly use?: number },
    clock: StartClock,
    rung?: Alarm,
  ): Alarm | null;
}

/** When a timer rings; cycles say which round it is. */
export interface Alarm {
  /** UTC milliseconds. */
  readonly due: number;
  readonly text: string;
  readonly round?: number;
}

/** What a timer is counted with before there is an instance. */
export interface StartClock {
  /** UTC milliseconds. */
  readonly now: number;
  /** IANA zone of local times. */
  readonly zone: string;
  /** When a limit such as `5wd` that starts at `from` ends. */
  due(limit: string, from: number): number;
}

/** BPMN 2.0 chapter 9: the pools of the file and the messages between them. */
export interface Collaboration {
  readonly participants: readonly Participant[];
  readonly messageFlows: readonly MessageFlow[];
}

/** A pool. */
export interface Participant {
  readonly id: string;
  readonly name: string;
  /** BPMN id of its process; null for a pool that is only a box. */
  readonly process: string | null;
}

export interface MessageFlow {
  readonly id: string;
  readonly name: string;
  /** BPMN ids of a pool or of a flow node. */
  readonly source: string;
  readonly target: string;
  /** Name of the message that it carries; null where the file says none. */
  readonly message: string | null;
}

export interface ProcessSummary {
  readonly id: string;
  readonly name: string;
  readonly executable: boolean;
  /** Start events that begin an instance from outside. */
  readonly starts: readonly StartSummary[];
}

/** `use` says which event definition of the event it is; absent for the first. */
export type StartSummary = { readonly element: string; readonly use?: number } & (
  | { readonly type: 'none' }
  | { readonly type: 'message' | 'signal'; readonly name: string }
  | { readonly type: 'timer'; readonly expression: string }
);

/** The settings of a user task that the runtime and the pages need, as the model says them. */
export interface UserTaskSummary {
  readonly element: string;
  readonly process: string;
  readonly name: string;
  readonly documentation: string;
  /** Name of the form in the pack; null where the step has none. */
  readonly form: string | null;
  /** `<ld:field name access/>`: a name may end in `*`; what no rule names is `read`. */
  readonly fieldAccess: readonly FieldAccess[];
  /** `<ld:outcome id name/>`: the buttons of the step; the first is the primary one. */
  readonly outcomes: readonly Outcome[];
  /** Phase and status that the case shows while the step waits; null keeps the former. */
  readonly status: string | null;
  readonly assignments: readonly { readonly rule: string; readonly [argument: string]: string }[];
  readonly limit: string | null;
  /** `<ld:operations allow/>`: what people may do beyond claiming and completing. */
  readonly operations: readonly TaskOperation[];
}

export type TaskOperation = 'return-to';

export interface FieldAccess {
  readonly name: string;
  readonly access: 'write' | 'required' | 'read' | 'hide';
}

export interface Outcome {
  readonly id: string;
  readonly name: string;
  /** Fields that must be filled when this outcome is chosen, beside those always required. */
  readonly required: readonly string[];
}

/**
 * A task, timer, job, subscription or call that an instance waits for; `choice` is an ad-hoc
 * sub-process (`id` its activation) in which activities may be begun; `data`
 * is an activity that waits for its input data.
 */
export interface Waiting {
  readonly kind:
    | 'task'
    | 'timer'
    | 'job'
    | 'subscription'
    | 'call'
    | 'condition'
    | 'data'
    | 'incident'
    | 'choice';
  readonly id: Id;
  readonly element: string;
  readonly part: number;
  /** It takes nothing until it, what is around it or the instance is resumed. */
  readonly suspended?: true;
}

/** Activities that may be begun in an ad-hoc sub-process, as `start-activity` names them. */
export interface Enabled {
  readonly part: number;
  /** Activation of the ad-hoc sub-process, its BPMN id and its name. */
  readonly activation: Id;
  readonly element: string;
  readonly name: string;
  readonly activities: readonly { readonly element: string; readonly name: string }[];
}
