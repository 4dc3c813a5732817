/** What a condition asks of one name, as far as that can be read from its text. */
interface Range {
  /** Greatest lower and least upper bound; `open` where the bound itself is out. */
  readonly low: number;
  readonly lowOpen: boolean;
  readonly high: number;
  readonly highOpen: boolean;
  /** The one text or truth value that it may have; null for any. */
  readonly only: string | null;
  readonly not: ReadonlySet<string>;
}

/** Names with their ranges; `exact` where the text asks nothing else. */
export interface Asked {
  readonly ranges: ReadonlyMap<string, Range>;
  readonly exact: boolean;
}

const ANY: Range = {
  low: Number.NEGATIVE_INFINITY,
  lowOpen: false,
  high: Number.POSITIVE_INFINITY,
  highOpen: false,
  only: null,
  not: new Set(),
};

/** What may mean something else than a row of comparisons. */
const OTHER = /[()[\]{}?|]|\b(?:or|if|for|some|every|not|between|in|instance|function)\b/;
const NAME = String.raw`[\p{L}_][\p{L}\p{N}_.]*`;
const VALUE = String.raw`-?\d{1,15}(?:\.\d{1,9})?|"[^"\\]*"|'[^'\\]*'|true|false`;
const COMPARED = new RegExp(String.raw`^(${NAME})\s*(==?|!=|<=|>=|<|>)\s*(${VALUE})$`, 'u');

/** Null where the text is not made of comparisons joined by `and`. */
export function askedBy(text: string): Asked | null {
  const plain = text.trim().replace(/^[$#]\{([^{}]*)\}$/, '$1');
  const bare = plain.replace(/"[^"\\]*"|'[^'\\]*'/g, '""');
  if (OTHER.test(bare)) return null;
  const parts = splitAnd(plain, bare);
  const ranges = new Map<string, Range>();
  let exact = true;
  for (const part of parts) {
    const match = COMPARED.exec(part.trim());
    if (!match) {
      exact = false;
      continue;
    }
    const [, name = '', operator = '', value = ''] = match;
    ranges.set(name, narrowed(ranges.get(name) ?? ANY, operator, value));
  }
  return ranges.size > 0 ? { ranges, exact } : null;
}

/** A text that holds `and` or `&&` in quotes is one part, which nothing is known of. */
function splitAnd(plain: string, bare: string): readonly string[] {
  const AND = /\s+and\s+|\s*&&\s*/;
  const parts = plain.split(AND);
  return parts.length === bare.split(AND).length ? parts : [plain];
}

function narrowed(range: Range, operator: string, value: string): Range {
  const number = /^-?\d/.test(value) ? Number(value) : null;
  if (number === null) return narrowedText(range, operator, value.replace(/^'(.*)'$/, '"$1"'));
  const { low, lowOpen, high, highOpen } = range;
  const from = (open: boolean): Range =>
    number > low || (number === low && open) ? { ...range, low: number, lowOpen: open } : range;
  const to = (open: boolean): Range =>
    number < high || (number === high && open) ? { ...range, high: number, highOpen: open } : range;
  if (operator === '>') return from(true);
  if (operator === '>=') return from(false);
  if (operator === '<') return to(true);
  if (operator === '<=') return to(false);
  if (operator === '!=') return { ...range, not: new Set([...range.not, String(number)]) };
  const inside =
    (number > low || (number === low && !lowOpen)) &&
    (number < high || (number === high && !highOpen));
  const only = inside ? number : Number.NaN;
  return { ...range, low: only, lowOpen: false, high: only, highOpen: false };
}

function narrowedText(range: Range, operator: string, value: string): Range {
  if (operator === '!=') return { ...range, not: new Set([...range.not, value]) };
  // Order of texts is the language's; only equality is looked at.
  if (!operator.startsWith('=') || (range.only !== null && range.only !== value)) {
    return operator.startsWith('=') ? { ...range, only: '' } : range;
  }
  return { ...range, only: value };
}

/** No value is in the range. */
function isEmpty({ low, lowOpen, high, highOpen, only, not }: Range): boolean {
  const bounded = low !== Number.NEGATIVE_INFINITY || high !== Number.POSITIVE_INFINITY;
  if (only !== null) return only === '' || bounded || not.has(only);
  if (Number.isNaN(low) || low > high) return true;
  if (low < high) return false;
  return lowOpen || highOpen || not.has(String(low));
}

/** Both together, one condition after the other with nothing between that changes a value. */
export function bothAsked(one: Asked, other: Asked): Asked {
  const ranges = new Map(one.ranges);
  for (const [name, range] of other.ranges) {
    const known = ranges.get(name);
    ranges.set(name, known ? meet(known, range) : range);
  }
  return { ranges, exact: one.exact && other.exact };
}

function meet(one: Range, other: Range): Range {
  const lower = one.low > other.low || (one.low === other.low && one.lowOpen) ? one : other;
  const upper = one.high < other.high || (one.high === other.high && one.highOpen) ? one : other;
  const same = one.only === null || other.only === null || one.only === other.only;
  return {
    low: Number.isNaN(one.low) ? one.low : lower.low,
    lowOpen: lower.lowOpen,
    high: upper.high,
    highOpen: upper.highOpen,
    only: same ? (one.only ?? other.only) : '',
    not: new Set([...one.not, ...other.not]),
  };
}

/** The condition can hold for no values at all. */
export const neverHolds = ({ ranges }: Asked): boolean => [...ranges.values()].some(isEmpty);

/** Whatever makes `narrow` hold makes `wide` hold: all that `wide` asks, `narrow` asks too. */
export function covers(wide: Asked, narrow: Asked): boolean {
  if (!wide.exact) return false;
  return [...wide.ranges].every(([name, range]) => {
    const held = narrow.ranges.get(name);
    return held !== undefined && isWithin(held, range);
  });
}

function isWithin(inner: Range, outer: Range): boolean {
  const low =
    inner.low > outer.low || (inner.low === outer.low && (inner.lowOpen || !outer.lowOpen));
  const high =
    inner.high < outer.high || (inner.high === outer.high && (inner.highOpen || !outer.highOpen));
  const only = outer.only === null || outer.only === inner.only;
  const not = [...outer.not].every((value) => inner.not.has(value) || isOut(inner, value));
  return low && high && only && not;
}

/** The range does not hold the value anyway. */
function isOut({ low, high, only }: Range, value: string): boolean {
  if (only !== null) return only !== value;
  const bounded = low !== Number.NEGATIVE_INFINITY || high !== Number.POSITIVE_INFINITY;
  const number = Number(value);
  if (!bounded || value.startsWith('"') || Number.isNaN(number)) return false;
  return number < low || number > high;
}
