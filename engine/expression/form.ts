import { cached } from './compiled.ts';
import type { CompiledExpression } from './expression.ts';
import { plainBuiltins } from './feel/builtins/plain.ts';
import { compileFeel } from './feel/index.ts';

/**
 * Compiles a FEEL condition of a form for a page: all of the language but the functions of regular
 * expressions (`matches`, `replace`, `split`), whose library pages do not need otherwise.
 */
export function compileFormExpression(text: string): CompiledExpression {
  return cached('form', text, [], () => compileFeel(text, { builtins: plainBuiltins }));
}
