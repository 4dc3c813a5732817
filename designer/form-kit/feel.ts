import { type CompiledExpression, compileFormExpression, type Json } from '@liandong/engine';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * Evaluates the text between `{{ }}` as FEEL over `record.<field>`, as the server does. The fields
 * are read through Formily's observable values, so that a change of one evaluates it again: all of
 * them, since a field that is not filled in yet is no property that could be observed.
 */
export function evaluateFeel(
  text: string,
  values: object,
  compile: (text: string) => CompiledExpression = compileFormExpression,
): unknown {
  const compiled = compile(text);
  if (!compiled.ok) return undefined;
  const record = { ...values } as { [field: string]: Json };
  const { value } = compiled.expression.evaluate({
    lookup: (name) => (name === 'record' ? record : undefined),
    now: Date.now(),
    zone,
    resolve: () => null,
  });
  return value;
}
