/**
 * Text search that works the same on both databases: titles are stored as pieces of two
 * characters, since neither database finds two Chinese characters inside a text by an index.
 */
import { all, any, type Sql, sql } from './keyset.ts';

/** Search words longer than this are cut: each piece costs one probe a row. */
const piecesMax = 16;

/** Folds width and case, so that `ＡＢ` finds `ab`. */
function words(text: string): string[][] {
  const folded = text.normalize('NFKC').toLowerCase();
  const found = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  return found.map((word) => Array.from(word));
}

/**
 * The pieces under which a text is found: every two neighbouring characters of its words, and the
 * last character of each, so that every single character begins a piece.
 */
export function gramsOf(text: string): string[] {
  const grams = new Set<string>();
  for (const word of words(text)) {
    for (let at = 0; at < word.length; at++) grams.add(word.slice(at, at + 2).join(''));
  }
  return [...grams];
}

/** Pieces that a search text asks for; a lone character stands for all that begin with it. */
function wanted(text: string): string[] {
  const grams = words(text).flatMap((word) => {
    if (word.length === 1) return word;
    return word.slice(0, -1).map((first, at) => `${first}${word[at + 1]}`);
  });
  return [...new Set(grams)].slice(0, piecesMax);
}

function matches(gram: string): Sql {
  if (Array.from(gram).length > 1) return sql('gram = ?', gram);
  return sql('gram >= ? and gram < ?', gram, `${gram}\u{10ffff}`);
}

/** Pieces under which a case is found by a part of its number: its day, or its last digits. */
export function numberPieces(number: string): string[] {
  return number.split('-').map((part) => `#${part}`);
}

/** How a search text is looked for among the records `r`. */
export interface Search {
  /** The ids of records with the first piece; drives the query when it stands alone. */
  readonly ids: Sql | null;
  /** Condition on `r` that each row is tested with. */
  readonly condition: Sql;
}

/**
 * A text of digits and dashes is the beginning of a number or one part of it; any other is looked
 * for in the titles. Null for a text without a word, which finds everything.
 */
export function searchFor(text: string | undefined): Search | null {
  const trimmed = text?.trim() ?? '';
  if (/^[0-9][0-9-]*$/.test(trimmed)) {
    const begins = sql('(r.number >= ? and r.number < ?)', trimmed, `${trimmed}:`);
    const part = sql(
      'exists (select 1 from record_gram p where p.record_id = r.id and p.gram = ?)',
      `#${trimmed}`,
    );
    return { ids: null, condition: any([begins, part]) };
  }
  const grams = wanted(trimmed);
  const first = grams[0];
  if (first === undefined) return null;
  const ids = matches(first);
  const probes = grams.map((gram) => {
    const probe = matches(gram);
    return sql(
      `exists (select 1 from record_gram p where p.record_id = r.id and p.${probe.text})`,
      ...probe.values,
    );
  });
  return {
    ids: {
      text: `select distinct record_id from record_gram where ${ids.text}`,
      values: ids.values,
    },
    condition: all(probes),
  };
}
