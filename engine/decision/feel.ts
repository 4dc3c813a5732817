import { builtins } from '../expression/feel/builtins/index.ts';
import { type Cell, compileCell, compileFeel } from '../expression/feel/index.ts';
import { Refusal } from '../expression/feel/parse.ts';
import { languageOf, unknownLanguage } from '../expression/language.ts';
import type { Closure } from '../expression/run.ts';
import type { Type } from '../expression/types.ts';
import type { Text } from '../model/value.ts';
import type { TableFacts } from './analysis/facts.ts';
import { type Element, textOf } from './element.ts';
import type { Problems } from './problems.ts';

/** What compiling a piece of logic may ask of the file around it. */
export interface Source {
  /** Names of several words that may be in scope anywhere in the file. */
  readonly names: readonly string[];
  readonly types: ReadonlyMap<string, Type>;
  readonly problems: Problems;
  /** Cells compiled so far: tables say the same in many rules. */
  readonly cells: Map<string, Cell>;
  /** Decision tables read so far. */
  readonly tables: TableFacts[];
  /** `expressionLanguage` of the definitions. */
  readonly language: string | null;
}

/** Where a piece of logic stands: the names it sees, and the element that problems point to. */
export interface Place {
  readonly source: Source;
  readonly names: readonly string[];
  readonly element: string | null;
}

function refused(place: Place, message: Text, text: string): void {
  place.source.problems.add('expression', place.element, {
    zh: `表达式“${text}”：${message.zh}`,
    en: `Expression "${text}": ${message.en}`,
  });
}

/** Whether the element's language is FEEL; another one is a problem. */
function speaksFeel(element: Element, text: string, place: Place): boolean {
  const name = textOf(element, 'expressionLanguage') ?? place.source.language;
  const language = languageOf(name);
  if (language === null || language === 'feel') return true;
  refused(place, unknownLanguage(name ?? ''), text);
  return false;
}

function compiled<T>(element: Element, place: Place, text: string, compile: () => T): T | null {
  if (!speaksFeel(element, text, place)) return null;
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refused(place, error.text, text);
    return null;
  }
}

const options = ({ source, names }: Place) => ({
  names: [...new Set([...names, ...source.names])],
  types: source.types,
  builtins,
});

/** The closure of an element's text; one that is null and says so where the text is refused. */
export function expressionOf(element: Element, place: Place): Closure {
  const text = textOf(element, 'text');
  if (text === null) return () => null;
  const closure = compiled(element, place, text, () => compileFeel(text, options(place)));
  return closure ?? ((env) => env.run.fail(`Expected a FEEL expression but got "${text}"`));
}

/** A cell of unary tests; one that never passes where the text is refused. */
export function cellOf(element: Element, place: Place): Cell {
  const text = textOf(element, 'text') ?? '-';
  const key = JSON.stringify([text, textOf(element, 'expressionLanguage'), ...place.names]);
  const known = place.source.cells.get(key);
  if (known) return known;
  const cell = compiled(element, place, text, () => compileCell(text, options(place)));
  if (!cell) {
    const reason = `Expected unary tests but got "${text}"`;
    return { test: (env) => env.run.fail(reason), fixed: null };
  }
  place.source.cells.set(key, cell);
  return cell;
}
