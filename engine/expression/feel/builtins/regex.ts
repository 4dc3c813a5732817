import { RE2JS, RE2JSException } from 're2js';
import type { Evaluation } from '../../values.ts';
import { translatePattern } from './xpath-pattern.ts';

const PATTERN_MAX = 1000;
const CACHE_MAX = 200;
/** Cost of a class whose signs are worked out one by one. */
const CLASS_STEPS = 200_000;

const cache = new Map<string, RE2JS>();

/**
 * A pattern of XPath (DMN 1.5 10.3.4.3 points to it) on a matcher of linear time; a text says why
 * there is none. What has no linear form is refused by name.
 */
function translate(pattern: string, flags: string, run: Evaluation): RE2JS | string {
  if (/[^smixq]/.test(flags)) return `Expected flags of s, m, i, x, q but got "${flags}"`;
  if (pattern.length > PATTERN_MAX) {
    return `Expected a pattern of at most ${PATTERN_MAX} characters`;
  }
  const literal = flags.includes('q');
  const translated = literal ? null : translatePattern(pattern, flags);
  if (translated && !translated.ok) return translated.refusal;
  run.charge(CLASS_STEPS * (translated?.classes ?? 0));
  let bits = 0;
  if (flags.includes('i')) bits |= RE2JS.CASE_INSENSITIVE;
  if (flags.includes('s')) bits |= RE2JS.DOTALL;
  if (flags.includes('m')) bits |= RE2JS.MULTILINE;
  try {
    return RE2JS.compile(translated?.pattern ?? RE2JS.quote(pattern), bits);
  } catch (error) {
    if (error instanceof RE2JSException) {
      return `Expected a regular expression but got "${pattern}": ${error.message}`;
    }
    throw error;
  }
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
  const compiled = known ?? translate(pattern, flags, run);
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
