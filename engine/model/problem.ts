import type { Text } from './value.ts';

/** What compile, check and lint find in a model; one JSON line each on the command line. */
export interface Problem {
  /** `<folder>/<rule>`, for example `gateway/exclusive-no-default`. */
  readonly rule: string;
  /** Publishing refuses errors. */
  readonly severity: 'error' | 'warning';
  /** Id of the element concerned, null where the text as a whole is meant. */
  readonly element: string | null;
  /** From 1; null where the place is unknown. */
  readonly line: number | null;
  readonly column: number | null;
  readonly message: Text;
  /** The sentence of the specification, for example `BPMN 2.0 10.6.2`. */
  readonly clause: string | null;
}
