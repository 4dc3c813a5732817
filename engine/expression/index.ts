import { compileBraces } from './braces/compile.ts';
import { cached, refusal } from './compiled.ts';
import type { CompiledExpression } from './expression.ts';
import { builtins } from './feel/builtins/index.ts';
import { type Cell, compileCell, compileFeel } from './feel/index.ts';
import { innerOf, languageOf, unknownLanguage, xpathOnly, xpathRefused } from './language.ts';

export { fromJson, toJson } from './json.ts';

export interface CompileOptions {
  /** The `expressionLanguage` that the model names; null or left out: seen from the text. */
  readonly language?: string | null;
  /** Names in scope that may hold blanks or signs. */
  readonly names?: readonly string[];
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
    return cached('braces', text, [], () => compileBraces(inner ?? text));
  }
  if (language === 'xpath' && xpathOnly.test(text)) return refusal(xpathRefused, 0, text.length);
  return cached('feel', text, options.names ?? [], () =>
    compileFeel(text, { names: options.names ?? [], builtins }),
  );
}

/** Compiles the unary tests of FEEL; the value that they test is the name `?` of the scope. */
export function compileUnaryTests(text: string, options: CompileOptions = {}): CompiledExpression {
  const language = languageOf(options.language);
  if (language !== null && language !== 'feel') {
    return refusal(unknownLanguage(options.language ?? ''), 0, text.length);
  }
  return cached('tests', text, options.names ?? [], () => {
    const cell: Cell = compileCell(text, { names: options.names ?? [], builtins });
    return (env) => cell.test(env, env.run.lookup('?') ?? null);
  });
}
