import type { Environment } from './environment.ts';
import type { Json, Variables } from './value.ts';

/** One compiled DMN decision with all that it requires. */
export interface Decision {
  readonly id: string;
  readonly name: string;
  /** Names of the input data that the requirement graph below this decision reads. */
  readonly inputs: readonly string[];
  evaluate(inputs: Variables, env: Environment): DecisionResult;
}

/**
 * Errors of expressions are values: the result is null where FEEL says so, with the reasons here.
 */
export interface DecisionResult {
  readonly value: Json;
  /** Ids of the rules that matched, in table order; empty for what is no table. */
  readonly matched: readonly string[];
  readonly errors: readonly string[];
}
