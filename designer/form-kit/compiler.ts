import { Schema } from '@formily/json-schema';

type Evaluate = (text: string, values: object) => unknown;

let evaluate: Evaluate | null = null;

/**
 * Formily's own compiler is `new Function`; ours is FEEL, in a chunk of its own that is loaded
 * only when a form has an expression.
 */
Schema.registerCompiler((expression: string, scope: { $values?: object }) =>
  evaluate ? evaluate(expression, scope.$values ?? {}) : undefined,
);

/** True when a schema needs the expression chunk. */
export function hasExpressions(schema: unknown): boolean {
  return JSON.stringify(schema).includes('{{');
}

/** Loads the expression chunk; call before the first form with expressions is shown. */
export async function loadExpressions(): Promise<void> {
  if (evaluate) return;
  const { evaluateFeel } = await import('./feel.ts');
  evaluate = evaluateFeel;
}
