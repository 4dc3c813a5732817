import { Schema } from '@formily/json-schema';

type Evaluate = (text: string, values: object) => unknown;

/** What of FEEL a form needs: nothing, the language, or its regular expressions too. */
export type Need = 'nothing' | 'language' | 'patterns';

let evaluate: Evaluate | null = null;
let loaded: Need = 'nothing';

/**
 * Formily's own compiler is `new Function`; ours is FEEL, in a chunk of its own that is loaded
 * only when a form has an expression.
 */
Schema.registerCompiler((expression: string, scope: { $values?: object }) =>
  evaluate ? evaluate(expression, scope.$values ?? {}) : undefined,
);

/** What a schema's expressions need. */
export function needOf(schema: unknown): Need {
  const text = JSON.stringify(schema);
  if (!text.includes('{{')) return 'nothing';
  return /\b(matches|replace|split)\s*\(/.test(text) ? 'patterns' : 'language';
}

/** Whether what a form needs is there already. */
export function isLoaded(need: Need): boolean {
  return need === 'nothing' || need === loaded || loaded === 'patterns';
}

/** Loads what a form needs; call before it is shown. */
export async function load(need: Need): Promise<void> {
  if (isLoaded(need)) return;
  if (need === 'patterns') {
    const { evaluateFeelWithPatterns } = await import('./feel-patterns.ts');
    evaluate = evaluateFeelWithPatterns;
  } else {
    const { evaluateFeel } = await import('./feel.ts');
    evaluate = evaluateFeel;
  }
  loaded = need;
}
