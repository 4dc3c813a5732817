import { parser, trackVariables } from 'lezer-feel';
import type { Text } from '../../model/value.ts';
import { Lru } from '../lru.ts';

export type Node = ReturnType<typeof parser.parse>['topNode'];

/** The parser's time grows with the square of entries and names: 4,000 characters take 0.4 s. */
const TEXT_MAX = 4000;
export const NESTING_MAX = 50;
/** From about here on the parser may give up on a row of operators. */
const PARSED_MAX = 2000;

/** Thrown while compiling only; the door turns it into an `ExpressionProblem`. */
export class Refusal extends Error {
  readonly text: Text;
  readonly from: number;
  readonly to: number;
  constructor(text: Text, from: number, to: number) {
    super(text.en);
    this.text = text;
    this.from = from;
    this.to = to;
  }
}

/** Refuses what would make a parser or a walk over its tree expensive. */
export function guardText(text: string): void {
  if (text.length > TEXT_MAX) {
    throw new Refusal(
      {
        zh: `表达式不能超过 ${TEXT_MAX} 个字符`,
        en: `Expected at most ${TEXT_MAX} characters but the expression has ${text.length}`,
      },
      TEXT_MAX,
      text.length,
    );
  }
  let depth = 0;
  for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"|[([{]|[)\]}]/g)) {
    const token = match[0];
    if (token.startsWith('"')) continue;
    depth += '([{'.includes(token) ? 1 : -1;
    if (depth > NESTING_MAX) throw tooDeep(match.index, text.length);
  }
}

export function tooDeep(from: number, to: number): Refusal {
  return new Refusal(
    {
      zh: `表达式嵌套不能超过 ${NESTING_MAX} 层`,
      en: `Expected at most ${NESTING_MAX} levels of nesting but there are more`,
    },
    from,
    to,
  );
}

/**
 * The names that change how a text is read: those with blanks or signs. One word is read the
 * same without being told, and a keyword stays a keyword whatever variables there are.
 */
export function tellingNames(names: readonly string[]): readonly string[] {
  return names.filter((name) => !/^[\p{L}\p{N}_]*$/u.test(name));
}

const PARSERS_MAX = 100;
const parsers = new Lru<typeof parser>(PARSERS_MAX);

/** A parser that knows these names; setting one up costs more than reading a short text. */
function parserOf(top: 'Expression' | 'UnaryTests', names: readonly string[]): typeof parser {
  const key = JSON.stringify([top, ...names]);
  const known = parsers.get(key);
  if (known) return known;
  const context: Record<string, number> = Object.create(null);
  for (const name of names) context[name] = 1;
  const made = parser.configure({ top, contextTracker: trackVariables(context) });
  parsers.set(key, made);
  return made;
}

const RANGE_TYPE = /(?<=\binstance\s+of\s+|<\s*)range(?=\s*<)/g;

/** Whether a list type is the `range<...>` that `parseFeel` wrote so. */
export const isRangeType = (text: string, node: Node): boolean =>
  text.startsWith('range', node.from - 1);

/**
 * The syntax tree of a FEEL text. The grammar does not know `range<...>` (DMN 1.5 10.3.1.2 rule
 * 54), so it reads it as a list of the same length, which `isRangeType` tells apart.
 *
 *
 * @throws Refusal at the first place that the grammar does not allow.
 */
export function parseFeel(
  text: string,
  top: 'Expression' | 'UnaryTests',
  names: readonly string[],
): Node {
  guardText(text);
  const tree = parserOf(top, names).parse(text.replace(RANGE_TYPE, ' list'));
  const cursor = tree.cursor();
  do {
    if (cursor.type.isError) throw misplaced(text, cursor.from, cursor.to);
  } while (cursor.next());
  return tree.topNode;
}

function misplaced(text: string, from: number, to: number): Refusal {
  const found = text.slice(from, to).trim().slice(0, 30);
  const end = Math.min(text.length, Math.max(to, from + 1));
  if (found === '' && from < text.length && from > PARSED_MAX) {
    return new Refusal(
      { zh: '一行中的运算过多', en: 'Expected a shorter row of operators' },
      from,
      end,
    );
  }
  if (found === '') {
    return new Refusal(
      { zh: '表达式不完整', en: 'Expected an expression but something is missing here' },
      Math.min(from, text.length),
      end,
    );
  }
  return new Refusal(
    { zh: `此处不应出现“${found}”`, en: `Expected an expression but found "${found}"` },
    from,
    end,
  );
}

const skipped = new Set(['LineComment', 'BlockComment', 'ArithOp', 'CompareOp']);

/** The children that stand for values, types or parts; signs and keywords are left out. */
export function partsOf(node: Node): Node[] {
  const parts: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    const { name } = child;
    if (name === 'null' || name === '?') parts.push(child);
    else if (/^[A-Z]/.test(name) && !skipped.has(name)) parts.push(child);
  }
  return parts;
}

/** Whether a node of that name stands anywhere below. */
export function containsNode(node: Node, name: string): boolean {
  const cursor = node.cursor();
  do {
    if (cursor.from >= node.to && node.to > node.from) return false;
    if (cursor.name === name && cursor.from >= node.from) return true;
  } while (cursor.next());
  return false;
}
