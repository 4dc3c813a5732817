import { RE2JS, RE2JSException } from 're2js';
import type { Evaluation } from '../../values.ts';

const PATTERN_MAX = 1000;
const CACHE_MAX = 200;

const cache = new Map<string, RE2JS>();

/**
 * A pattern of XPath (DMN 1.5 10.3.4.3 points to it) on a matcher of linear time; a text says why
 * there is none. What has no linear form is refused by name.
 */
function translate(pattern: string, flags: string): RE2JS | string {
  if (/[^smixq]/.test(flags)) return `Expected flags of s, m, i, x, q but got "${flags}"`;
  if (pattern.length > PATTERN_MAX) {
    return `Expected a pattern of at most ${PATTERN_MAX} characters`;
  }
  const literal = flags.includes('q');
  const refusal = literal ? null : unsupported(pattern);
  if (refusal) return refusal;
  const spaced = flags.includes('x') && !literal ? withoutBlanks(pattern) : pattern;
  let bits = 0;
  if (flags.includes('i')) bits |= RE2JS.CASE_INSENSITIVE;
  if (flags.includes('s')) bits |= RE2JS.DOTALL;
  if (flags.includes('m')) bits |= RE2JS.MULTILINE;
  try {
    return RE2JS.compile(literal ? RE2JS.quote(spaced) : spaced, bits);
  } catch (error) {
    if (error instanceof RE2JSException) {
      return `Expected a regular expression but got "${pattern}": ${error.message}`;
    }
    throw error;
  }
}

/** Names what the grammar of XPath has and linear matching has not, or the other way round. */
function unsupported(pattern: string): string | null {
  let inClass = false;
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at];
    if (sign === '\\') {
      at += 1;
      if (!inClass && /[1-9]/.test(pattern[at] ?? '')) {
        return `Expected a pattern without back-references but got "${pattern}"`;
      }
    } else if (sign === '[' && inClass) {
      return pattern[at - 1] === '-'
        ? `Expected a pattern without class subtraction but got "${pattern}"`
        : `Expected "[" within a class to be escaped but got "${pattern}"`;
    } else if (sign === '[') inClass = true;
    else if (sign === ']') inClass = false;
    else if (sign === '(' && !inClass && /^\?[^:]/.test(pattern.slice(at + 1))) {
      return `Expected a pattern without look-around or inline flags but got "${pattern}"`;
    }
  }
  return null;
}

/** The flag `x` drops blanks outside classes. */
function withoutBlanks(pattern: string): string {
  return pattern.replace(/\\.|\[(?:\\.|[^\]])*\]|\s+/gs, (part) => (/^\s/.test(part) ? '' : part));
}

/** The compiled pattern, or null with the reason noted; charges for matching `input`. */
export function patternOf(
  pattern: string,
  flags: string,
  input: string,
  run: Evaluation,
): RE2JS | null {
  const key = `${flags}/${pattern}`;
  const known = cache.get(key);
  const compiled = known ?? translate(pattern, flags);
  if (typeof compiled === 'string') return run.fail(compiled);
  if (!known) {
    if (cache.size >= CACHE_MAX) cache.delete(cache.keys().next().value as string);
    cache.set(key, compiled);
  }
  run.charge(Math.ceil((input.length * (compiled.programSize() + 1)) / 64));
  return compiled;
}

/** Replaces each match; `$1` is a group, `\$` and `\\` are the signs themselves. */
export function replaceAll(
  input: string,
  regex: RE2JS,
  replacement: string,
  literal: boolean,
): string | null {
  const template = literal ? [replacement] : readTemplate(replacement, regex.groupCount());
  if (!template) return null;
  const matcher = regex.matcher(input);
  let result = '';
  let last = 0;
  while (matcher.find()) {
    result += input.slice(last, matcher.start());
    for (const part of template) {
      result += typeof part === 'string' ? part : (matcher.group(part) ?? '');
    }
    last = matcher.end();
  }
  return result + input.slice(last);
}

/** Texts and group numbers of a replacement; null where XPath does not allow it. */
function readTemplate(replacement: string, groups: number): (string | number)[] | null {
  const parts: (string | number)[] = [];
  for (let at = 0; at < replacement.length; at++) {
    const sign = replacement[at] as string;
    const next = replacement[at + 1] ?? '';
    if (sign === '\\') {
      if (next !== '\\' && next !== '$') return null;
      parts.push(next);
      at += 1;
    } else if (sign === '$') {
      const digits = /^\d+/.exec(replacement.slice(at + 1))?.[0];
      if (!digits) return null;
      let used = digits;
      while (used.length > 1 && Number(used) > groups) used = used.slice(0, -1);
      parts.push(Number(used) > groups ? '' : Number(used));
      at += used.length;
    } else parts.push(sign);
  }
  return parts;
}

/** The texts between matches. */
export function splitAll(input: string, regex: RE2JS): string[] {
  const parts: string[] = [];
  const matcher = regex.matcher(input);
  let last = 0;
  while (matcher.find()) {
    parts.push(input.slice(last, matcher.start()));
    last = matcher.end();
  }
  parts.push(input.slice(last));
  return parts;
}
