import type { StaticTests } from '../../expression/feel/static-tests.ts';
import type { Value } from '../../expression/values.ts';

/** What is known of a decision table without evaluating it. */
export interface TableFacts {
  /** The element that problems point to. */
  readonly element: string | null;
  readonly policy: string;
  readonly inputs: readonly InputFacts[];
  readonly rules: readonly RuleFacts[];
  /** For each output its values by falling priority; null where none are listed. */
  readonly priorities: readonly (readonly Value[] | null)[];
  readonly hasDefault: boolean;
}

export interface InputFacts {
  readonly text: string;
  readonly type: string;
  /** What the column or its type allows, where that is literals only. */
  readonly allowed: StaticTests | null;
}

export interface RuleFacts {
  readonly id: string;
  /** A cell that is no literal equality or range is null. */
  readonly cells: readonly (StaticTests | null)[];
  /** The texts of the outputs, without blanks around them. */
  readonly outputs: readonly string[];
}
