import { blocks } from './unicode-blocks.ts';

/** A pattern for the linear matcher, or why there is none. */
export type Translated =
  | { readonly ok: true; readonly pattern: string; readonly classes: number }
  | { readonly ok: false; readonly refusal: string };

class Unsupported extends Error {}

const NAME_START =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}' +
  '\\u{200C}\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}' +
  '\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const NAME = `${NAME_START}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}`;

/** The classes by their letter, as they stand within brackets of a JavaScript pattern. */
const letters: Readonly<Record<string, string>> = {
  d: '\\p{Nd}',
  s: ' \\t\\n\\r',
  w: '\\p{L}\\p{M}\\p{N}\\p{S}',
  i: NAME_START,
  c: NAME,
};

const SINGLE = 'nrt\\|.?*+(){}-[]^$';
const CATEGORY = /^\\([pP])\{([^}]*)\}/;
const LAST = 0x10ffff;

/** What one escape stands for within brackets; `negated` for all signs but these. */
interface Escaped {
  readonly length: number;
  readonly body: string;
  readonly negated: boolean;
}

function escapeAt(pattern: string, at: number): Escaped {
  const letter = pattern[at + 1] ?? '';
  const category = CATEGORY.exec(pattern.slice(at));
  if (category) return categoryOf(category);
  const known = letters[letter.toLowerCase()];
  if (known && letter !== '') {
    return { length: 2, body: known, negated: letter !== letter.toLowerCase() };
  }
  if (letter !== '' && SINGLE.includes(letter)) {
    return { length: 2, body: `\\${letter}`, negated: false };
  }
  if (/[1-9]/.test(letter)) throw new Unsupported('a pattern without back-references');
  throw new Unsupported(`an escape of XPath instead of "\\${letter}"`);
}

function categoryOf([whole, letter, name = '']: readonly string[]): Escaped {
  const block = name.startsWith('Is') ? blocks.get(name.slice(2)) : undefined;
  if (name.startsWith('Is') && !block) throw new Unsupported(`a known block instead of "${name}"`);
  if (!block && !/^(L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/.test(name)) {
    throw new Unsupported(`a known category instead of "${name}"`);
  }
  const body = block ? `${sign(block[0])}-${sign(block[1])}` : `\\p{${name}}`;
  return { length: (whole as string).length, body, negated: letter === 'P' };
}

const sign = (code: number) => `\\u{${code.toString(16)}}`;

/** All code points but the surrogates, in their order. */
function everySign(): string {
  const units = new Uint16Array(0x10000 - 0x800 + (LAST - 0xffff) * 2);
  let at = 0;
  for (let code = 0; code <= 0xffff; code++) {
    if (code < 0xd800 || code > 0xdfff) units[at++] = code;
  }
  for (let code = 0x10000; code <= LAST; code++) {
    units[at++] = 0xd7c0 + (code >> 10);
    units[at++] = 0xdc00 + (code & 0x3ff);
  }
  const parts: string[] = [];
  for (let from = 0; from < units.length; from += 0x2000) {
    parts.push(String.fromCharCode(...units.subarray(from, from + 0x2000)));
  }
  return parts.join('');
}

const hex = (code: number) => `\\x{${code.toString(16)}}`;

/** What a class of JavaScript holds, as code points in the words of the matcher. */
function rangesOf(held: string): string {
  const parts: string[] = [];
  for (const [run] of everySign().matchAll(new RegExp(`${held}+`, 'gv'))) {
    const first = run.codePointAt(0) as number;
    const ahead = run.codePointAt(run.length - 2) as number;
    const last = ahead > 0xffff ? ahead : (run.codePointAt(run.length - 1) as number);
    // A run goes on behind the surrogates, which are not there.
    if (first < 0xd800 && last > 0xdfff)
      parts.push(`${hex(first)}-${hex(0xd7ff)}`, `${hex(0xe000)}-${hex(last)}`);
    else parts.push(first === last ? hex(first) : `${hex(first)}-${hex(last)}`);
  }
  return parts.join('');
}

/** A body of brackets for the matcher, which writes code points in its own way. */
const forMatcher = (body: string) => body.replace(/\\u\{([\da-fA-F]+)\}/g, '\\x{$1}');

interface Group {
  readonly negated: boolean;
  /** Parts within brackets; those that are negated stand apart. */
  readonly body: string;
  readonly complements: readonly string[];
  readonly without: Group | null;
  readonly end: number;
}

/** Reads `[...]` at a place (XML Schema part 2, F.1), with what is subtracted from it. */
function groupAt(pattern: string, from: number): Group {
  const negated = pattern[from + 1] === '^';
  const complements: string[] = [];
  let body = '';
  let at = from + (negated ? 2 : 1);
  const first = at;
  for (;;) {
    const letter = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
    if (at >= pattern.length) throw new Unsupported('a class that ends with "]"');
    if (letter === ']' && at > first) {
      return { negated, body, complements, without: null, end: at + 1 };
    }
    if (letter === '-' && pattern[at + 1] === '[' && at > first) {
      const without = groupAt(pattern, at + 1);
      if (pattern[without.end] !== ']') throw new Unsupported('"]" after what is subtracted');
      return { negated, body, complements, without, end: without.end + 1 };
    }
    if (letter === '[' || letter === ']')
      throw new Unsupported(`"${letter}" within a class escaped`);
    if (letter === '\\') {
      const escaped = escapeAt(pattern, at);
      if (escaped.negated) complements.push(escaped.body);
      else body += escaped.body;
      at += escaped.length;
      continue;
    }
    const range = letter === '-' && at > first && !/^(-\[|\])/.test(pattern.slice(at + 1));
    body += letter === '-' && range ? '-' : literalIn(letter);
    at += letter.length;
  }
}

/** Signs that may mean something within brackets. */
const literalIn = (letter: string) => (/[!-/:-@[-`{-~]/.test(letter) ? `\\${letter}` : letter);

const isSimple = ({ complements, without }: Group) => complements.length === 0 && without === null;

/** A class in the words of JavaScript, which knows subtraction. */
function nested(group: Group): string {
  const { negated, body, complements, without } = group;
  const parts = complements.map((part) => `[^${part}]`).join('');
  const own = `[${negated ? '^' : ''}${body === '' ? '' : `[${body}]`}${parts}]`;
  return without ? `[${own}--${nested(without)}]` : own;
}

function compileGroup(group: Group): string {
  if (isSimple(group)) return `[${group.negated ? '^' : ''}${forMatcher(group.body)}]`;
  const ranges = rangesOf(nested(group));
  // A class of nothing never matches.
  return ranges === '' ? `[^${hex(0)}-${hex(LAST)}]` : `[${ranges}]`;
}

function outside(escaped: Escaped): string {
  if (escaped.body.length === 2 && !/^\\p/.test(escaped.body)) return escaped.body;
  return `[${escaped.negated ? '^' : ''}${forMatcher(escaped.body)}]`;
}

/** Classes of one pattern whose signs are worked out, which takes time.. */
const CLASSES_MAX = 3;

interface Written {
  pattern: string;
  classes: number;
}

function addGroup(written: Written, group: Group): void {
  if (!isSimple(group)) written.classes += 1;
  if (written.classes > CLASSES_MAX) {
    throw new Unsupported(`at most ${CLASSES_MAX} classes with subtraction`);
  }
  written.pattern += compileGroup(group);
}

function translate(pattern: string, flags: string): Written {
  const blanks = flags.includes('x');
  const dot = flags.includes('s') ? '.' : '[^\\n\\r]';
  const written: Written = { pattern: '', classes: 0 };
  for (let at = 0; at < pattern.length; ) {
    const letter = pattern[at] as string;
    if (letter === '[') {
      const group = groupAt(pattern, at);
      addGroup(written, group);
      at = group.end;
    } else if (letter === '\\') {
      const escaped = escapeAt(pattern, at);
      written.pattern += outside(escaped);
      at += escaped.length;
    } else {
      if (letter === '(' && /^\?[^:]/.test(pattern.slice(at + 1))) {
        throw new Unsupported('a pattern without look-around or inline flags');
      }
      const blank = blanks && /[ \t\n\r]/.test(letter);
      if (!blank) written.pattern += letter === '.' ? dot : letter;
      at += 1;
    }
  }
  return written;
}

/**
 * A regular expression of XPath and XQuery functions 3.1, 5.6.1 in the words of the linear
 * matcher: `\w` and `\d` are of all scripts, `\i` and `\c` are signs of XML names, classes may
 * have a part subtracted, and escapes that XPath does not know are refused. `classes` counts the
 * ones whose signs had to be worked out.
 */
export function translatePattern(pattern: string, flags: string): Translated {
  try {
    return { ok: true, ...translate(pattern, flags) };
  } catch (error) {
    const known = error instanceof Unsupported || error instanceof SyntaxError;
    if (known) return { ok: false, refusal: `Expected ${error.message} but got "${pattern}"` };
    throw error;
  }
}
