import { compileExpression } from '@liandong/engine';
import { evaluateFeel } from './feel.ts';

/** The same with the functions of regular expressions, for the few forms that use them. */
export function evaluateFeelWithPatterns(text: string, values: object): unknown {
  return evaluateFeel(text, values, compileExpression);
}
