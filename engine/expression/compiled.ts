import type { Text } from '../model/value.ts';
import type { CompiledExpression, Expression, Scope } from './expression.ts';
import { Refusal, tellingNames } from './feel/parse.ts';
import { toJson } from './json.ts';
import { Lru } from './lru.ts';
import { type Closure, Run } from './run.ts';

const CACHE_MAX = 5000;
const cache = new Lru<CompiledExpression>(CACHE_MAX);

/** A refusal as a value. */
export const refusal = (message: Text, from: number, to: number): CompiledExpression => ({
  ok: false,
  problem: { message, from, to },
});

function expressionOf(text: string, closure: Closure): Expression {
  return {
    text,
    evaluate(scope: Scope) {
      const run = new Run(scope);
      const value = run.evaluate((env) => toJson(closure(env), run));
      return { value, errors: run.errors ?? [] };
    },
    test(scope: Scope) {
      const run = new Run(scope);
      return run.evaluate(closure) === true;
    },
  };
}

/** Keeps what was compiled for the same text and names, refusals too. */
export function cached(
  kind: string,
  text: string,
  given: readonly string[],
  compile: () => Closure,
): CompiledExpression {
  const names = [...tellingNames(given)].sort();
  const key = JSON.stringify([kind, text, ...names]);
  const known = cache.get(key);
  if (known) return known;
  const made = attempt(text, compile);
  cache.set(key, made);
  return made;
}

function attempt(text: string, compile: () => Closure): CompiledExpression {
  try {
    return { ok: true, expression: expressionOf(text, compile()) };
  } catch (error) {
    if (error instanceof Refusal) return refusal(error.text, error.from, error.to);
    throw error;
  }
}
