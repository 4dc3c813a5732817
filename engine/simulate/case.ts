import type { Decision } from '../model/decision.ts';
import type { Definition } from '../model/definition.ts';
import type { Instance } from '../model/instance.ts';
import type { EngineRecord } from '../model/record.ts';
import type { Id, Json, Variables } from '../model/value.ts';

/** A played case, as `cases/<case>.json` of a pack has it. */
export interface PlayedCase {
  readonly title?: { readonly zh: string; readonly en: string };
  /** BPMN id of the process; the only executable one when left out. */
  readonly process?: string;
  /** Start event; the none start event when left out. */
  readonly start?: string;
  /** When the case begins, RFC 3339. */
  readonly at?: string;
  readonly record?: Variables;
  readonly variables?: Variables;
  readonly steps?: readonly CaseStep[];
  readonly expect?: Expectation;
}

/** One thing that happens. Tasks, jobs and errors name the element (jobs also by their type). */
export type CaseStep =
  | { readonly do: string; readonly task: string; readonly by?: string }
  | {
      readonly complete: string;
      readonly by?: string;
      readonly outcome?: string;
      readonly data?: Variables;
    }
  | { readonly message: string; readonly key?: string; readonly data?: Variables }
  | { readonly signal: string; readonly data?: Variables }
  | { readonly job: string; readonly result: Variables }
  /** One attempt fails; an incident is raised when the retries are used up. */
  | { readonly job: string; readonly fail: string }
  /** The worker raises a BPMN error. */
  | { readonly job: string; readonly error: string; readonly message?: string }
  | { readonly error: string; readonly at: string; readonly message?: string }
  | { readonly escalation: string; readonly at: string; readonly data?: Variables }
  /** Conditional events are looked at. */
  | { readonly evaluate: true }
  | { readonly resolve: string; readonly variables?: Variables }
  | { readonly cancel: string }
  /** An activity of an ad-hoc sub-process begins, or nothing more is to be done in one. */
  | { readonly choose: string }
  | { readonly finish: string }
  | { readonly suspend: true }
  | { readonly resume: true }
  /** A duration in ISO 8601, or a limit such as `2wd`. */
  | { readonly advance: string }
  | { readonly until: string }
  | { readonly expect: Expectation };

/** Every key is optional; what is named must match. */
export interface Expectation {
  readonly state?: string;
  /** Steps that wait, each once, in any order. */
  readonly waiting?: readonly string[];
  /** Fields with these values; others are free. */
  readonly record?: Variables;
  readonly variables?: Variables;
  /** Lines that occur in this order, others between them. */
  readonly trace?: readonly string[];
  readonly notices?: number;
}

export interface SimulateOptions {
  /** When a limit such as `5wd` ends; without it working days are days of 24 hours. */
  readonly due?: (limit: string, from: number) => number;
  readonly decision?: (id: string) => Decision | null;
  /** Further definitions in which called processes are found. */
  readonly definitions?: readonly Definition[];
  /** Fields of the record: `data` of a completed task is written to those of these names. */
  readonly recordFields?: readonly string[];
  readonly zone?: string;
  /** `case.<name>` of expressions. */
  readonly case?: Variables;
  readonly initiator?: Json;
  /** Called after every step of every instance: tests look at all of them. */
  readonly observe?: (
    definition: Definition,
    before: Instance | null,
    after: Instance,
    records: readonly EngineRecord[],
  ) => void;
}

/** What differs from the expectation, or could not be done. */
export interface Difference {
  /** Number of the step from 1; 0 for the start, null for the final expectation. */
  readonly step: number | null;
  /** What was compared, for example `record.status`. */
  readonly what: string;
  readonly expected: Json;
  readonly actual: Json;
}

export interface Simulated {
  /** True when nothing differs. */
  readonly ok: boolean;
  readonly differences: readonly Difference[];
  /** Of all instances, in the order in which they happened. */
  readonly records: readonly EngineRecord[];
  readonly trace: readonly string[];
  readonly state: Instance['state'];
  readonly variables: Variables;
  readonly record: Variables;
  readonly waiting: readonly string[];
  readonly notices: number;
  readonly instance: Id;
}
