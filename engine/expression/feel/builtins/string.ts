import { TEXT_LENGTH_MAX } from '../../run.ts';
import { toText } from '../../text.ts';
import { isList, type Value } from '../../values.ts';
import { builtin } from './builtin.ts';

type Texts = readonly [string, string, string, string];
const texts = (args: readonly Value[]) => args as unknown as Texts;

const hasSurrogates = (text: string) => /[\ud800-\udfff]/.test(text);

/** FEEL counts characters, not UTF-16 units. */
const lengthOf = (text: string) => (hasSurrogates(text) ? [...text].length : text.length);

function substring(text: string, start: number, length: number | null): string | null {
  const signs = hasSurrogates(text) ? [...text] : null;
  const size = signs ? signs.length : text.length;
  const from = start > 0 ? start - 1 : size + start;
  if (start === 0 || from < 0 || from > size) return null;
  const to = length === null ? size : from + length;
  return signs ? signs.slice(from, to).join('') : text.slice(from, to);
}

/** Functions on strings (DMN 1.5 table 75). */
export const stringBuiltins = [
  builtin('string', 'from: any', ([from = null], run) =>
    from === null ? null : toText(from, run),
  ),
  builtin(
    'substring',
    'string: string, start position: number, length?: number',
    ([text, start, length], run) => {
      const from = Number(start);
      const size = length === null ? null : Number(length);
      if (from === 0 || !Number.isSafeInteger(Math.trunc(from)) || (size !== null && size < 1)) {
        return run.fail('Expected a start position other than 0 and a length of at least 1');
      }
      return (
        substring(text as string, Math.trunc(from), size === null ? null : Math.trunc(size)) ??
        run.fail('Expected a start position within the text')
      );
    },
  ),
  builtin('string length', 'string: string', ([text]) => lengthOf(text as string)),
  builtin('upper case', 'string: string', ([text]) => (text as string).toUpperCase()),
  builtin('lower case', 'string: string', ([text]) => (text as string).toLowerCase()),
  builtin('trim', 'string: string', ([text]) => (text as string).trim()),
  builtin('substring before', 'string: string, match: string', (args) => {
    const [text, match] = texts(args);
    const at = text.indexOf(match);
    return at < 0 ? '' : text.slice(0, at);
  }),
  builtin('substring after', 'string: string, match: string', (args) => {
    const [text, match] = texts(args);
    const at = text.indexOf(match);
    return at < 0 ? '' : text.slice(at + match.length);
  }),
  builtin('contains', 'string: string, match: string', (args) => {
    const [text, match] = texts(args);
    return text.includes(match);
  }),
  builtin('starts with', 'string: string, match: string', (args) => {
    const [text, match] = texts(args);
    return text.startsWith(match);
  }),
  builtin('ends with', 'string: string, match: string', (args) => {
    const [text, match] = texts(args);
    return text.endsWith(match);
  }),
  builtin('string join', 'list: list, delimiter?: string', ([list, delimiter], run) => {
    const parts = (isList(list as Value) ? (list as Value[]) : []).filter((item) => item !== null);
    if (!parts.every((item) => typeof item === 'string')) {
      return run.fail('Expected a list of texts');
    }
    const joined = parts.join((delimiter as string | null) ?? '');
    run.charge(joined.length >> 6);
    return joined.length > TEXT_LENGTH_MAX ? run.fail('Expected a shorter text') : joined;
  }),
];
