import type { Json, Text } from '../model/value.ts';

/** Where an expression reads names; only own properties of plain data are ever reached. */
export interface Scope {
  /** The value of a name in scope; undefined where nothing has that name. */
  lookup(name: string): Json | undefined;
  /** UTC milliseconds, for `now()` and `today()`. */
  readonly now: number;
  /** IANA zone of local times. */
  readonly zone: string;
  /** The value behind a `{"$": "ref"}`; null when it was erased. */
  resolve(reference: string): Json;
}

/** Errors of an evaluation are values: FEEL answers null and says why. */
export interface Evaluated {
  readonly value: Json;
  readonly errors: readonly string[];
}

/** A text compiled once to closures; evaluating it has no effect beside reading its scope. */
export interface Expression {
  readonly text: string;
  evaluate(scope: Scope): Evaluated;
  /** The same as a condition: true only when the value is `true`. The hot path of gateways. */
  test(scope: Scope): boolean;
}

export type CompiledExpression =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly problem: ExpressionProblem };

/** `from` and `to` are offsets in the text. */
export interface ExpressionProblem {
  readonly message: Text;
  readonly from: number;
  readonly to: number;
}
