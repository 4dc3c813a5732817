import type { Evaluated, Scope } from '../../expression/expression.ts';
import { compileExpression } from '../../expression/index.ts';
import type { Json, Variables } from '../../model/value.ts';

/** A scope over plain variables at a fixed time: 2026-11-23 08:30 in Shanghai. */
export function scopeOf(variables: Variables = {}): Scope {
  return {
    lookup: (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined),
    now: Date.UTC(2026, 10, 23, 0, 30),
    zone: 'Asia/Shanghai',
    resolve: (reference) => (reference === 'erased' ? null : `value of ${reference}`),
  };
}

/** Compiles and evaluates; throws where the text is refused. */
export function evaluate(text: string, variables: Variables = {}): Evaluated {
  const compiled = compileExpression(text, { names: Object.keys(variables) });
  if (!compiled.ok) throw new Error(`${text}: ${compiled.problem.message.en}`);
  return compiled.expression.evaluate(scopeOf(variables));
}

export const resultOf = (text: string, variables: Variables = {}): Json =>
  evaluate(text, variables).value;

export const decimal = (v: string): Json => ({ $: 'decimal', v });
export const date = (v: string): Json => ({ $: 'date', v });
export const time = (v: string): Json => ({ $: 'time', v });
export const dateTime = (v: string): Json => ({ $: 'date-time', v });
export const months = (v: string): Json => ({ $: 'years-months', v });
export const days = (v: string): Json => ({ $: 'days-time', v });
