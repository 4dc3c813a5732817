import type { Text } from '../model/value.ts';
import { compileBraces } from './braces/compile.ts';
import type { CompiledExpression, Expression, Scope } from './expression.ts';
import { type Cell, compileCell, compileFeel } from './feel/index.ts';
import { Refusal, tellingNames } from './feel/parse.ts';
import { toJson } from './json.ts';
import { innerOf, languageOf, unknownLanguage, xpathOnly, xpathRefused } from './language.ts';
import { Lru } from './lru.ts';
import { type Closure, Run } from './run.ts';

export { fromJson, toJson } from './json.ts';

export interface CompileOptions {
  /** The `expressionLanguage` that the model names; null or left out: seen from the text. */
  readonly language?: string | null;
  /** Names in scope that may hold blanks or signs. */
  readonly names?: readonly string[];
}

const CACHE_MAX = 5000;
const cache = new Lru<CompiledExpression>(CACHE_MAX);

const refusal = (message: Text, from: number, to: number): CompiledExpression => ({
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
function cached(
  kind: string,
  text: string,
  options: CompileOptions,
  compile: () => Closure,
): CompiledExpression {
  const names = [...tellingNames(options.names ?? [])].sort();
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

/**
 * Compiles an expression once to closures. A text that is as a whole `${...}` or `#{...}` is the
 * brace language, any other FEEL, unless `language` says otherwise.
 */
export function compileExpression(text: string, options: CompileOptions = {}): CompiledExpression {
  const language = languageOf(options.language);
  if (language === undefined) {
    return refusal(unknownLanguage(options.language ?? ''), 0, text.length);
  }
  const inner = innerOf(text);
  if (language === 'braces' || (language !== 'feel' && inner !== null)) {
    return cached('braces', text, options, () => compileBraces(inner ?? text));
  }
  if (language === 'xpath' && xpathOnly.test(text)) return refusal(xpathRefused, 0, text.length);
  return cached('feel', text, options, () => compileFeel(text, { names: options.names ?? [] }));
}

/** Compiles the unary tests of FEEL; the value that they test is the name `?` of the scope. */
export function compileUnaryTests(text: string, options: CompileOptions = {}): CompiledExpression {
  const language = languageOf(options.language);
  if (language !== null && language !== 'feel') {
    return refusal(unknownLanguage(options.language ?? ''), 0, text.length);
  }
  return cached('tests', text, options, () => {
    const cell: Cell = compileCell(text, { names: options.names ?? [] });
    return (env) => cell.test(env, env.run.lookup('?') ?? null);
  });
}
