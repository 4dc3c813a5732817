import type { CompiledExpression, Expression, Json, Variables } from '@liandong/engine';
import { compileExpression } from '@liandong/engine';

/** What conditions of forms may read: `record.<field>`, time, and personal values by reference. */
export interface FormScope {
  readonly record: Variables;
  /** UTC milliseconds. */
  readonly now: number;
  readonly zone: string;
  resolve(reference: string): Json;
}

/** A FEEL condition over `record`, as `{{ }}` in a form's schema holds it. */
export function compileCondition(text: string): CompiledExpression {
  return compileExpression(text);
}

/** True when the condition holds; what cannot be computed does not hold. */
export function holds(condition: Expression, scope: FormScope): boolean {
  return condition.test({
    lookup: (name) => (name === 'record' ? scope.record : undefined),
    now: scope.now,
    zone: scope.zone,
    resolve: scope.resolve,
  });
}

/** A test for a regular expression, by FEEL's `matches`: linear time, or refused by name. */
export function compilePattern(
  pattern: string,
): { readonly ok: true; readonly test: (text: string) => boolean } | { readonly ok: false } {
  const compiled = compileExpression(`matches(value, ${JSON.stringify(pattern)})`);
  if (!compiled.ok) return { ok: false };
  const { expression } = compiled;
  const scopeOf = (text: string) => ({
    lookup: (name: string) => (name === 'value' ? text : undefined),
    now: 0,
    zone: 'UTC',
    resolve: () => null,
  });
  if (expression.evaluate(scopeOf('')).errors.length > 0) return { ok: false };
  return { ok: true, test: (text) => expression.test(scopeOf(text)) };
}
