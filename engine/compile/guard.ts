import type { Problem } from '../model/problem.ts';
import { problemOf } from './problems.ts';

/**
 * Why the limits: nested namespaces and attributes of one tag cost the parser quadratic time,
 * elements cost it memory.
 */
const SIZE_MAX = 8 * 1024 * 1024;
const DEPTH_MAX = 64;
const NAMESPACES_MAX = 64;
const TAGS_MAX = 80_000;
const ATTRIBUTES_MAX = 256;

const LESS = 60;
const GREATER = 62;
const EQUALS = 61;
const SLASH = 47;
const BANG = 33;
const QUESTION = 63;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;

interface Count {
  depth: number;
  tags: number;
  namespaces: number;
  /** Of the tag read last. */
  attributes: number;
}

/**
 * Refuses XML that would hurt before any parser sees it, in one linear pass: document types,
 * too deep, too many namespaces, too many tags, too long. Null where there is nothing to fear.
 */
export function guardXml(text: string): Problem | null {
  if (text.length > SIZE_MAX) return refuse('xml/too-large', `${text.length}`);
  const count: Count = { depth: 0, tags: 0, namespaces: 0, attributes: 0 };
  let at = text.indexOf('<');
  while (at >= 0) {
    const next = text.charCodeAt(at + 1);
    let end: number;
    if (next === BANG) {
      if (isDoctype(text, at)) return refuse('xml/doctype', '');
      end = afterMarkup(text, at);
    } else if (next === QUESTION) {
      end = after(text, '?>', at);
    } else {
      end = tagEnd(text, at, count);
      const limit = countTag(text, at, end, count);
      if (limit) return limit;
    }
    if (end < 0) break;
    at = text.indexOf('<', end);
  }
  return null;
}

const refuse = (rule: string, detail: string): Problem => problemOf(rule, null, detail);

const isDoctype = (text: string, at: number): boolean =>
  /^<!(?:DOCTYPE|ENTITY)/i.test(text.slice(at, at + 10));

function after(text: string, close: string, from: number): number {
  const found = text.indexOf(close, from);
  return found < 0 ? -1 : found + close.length;
}

function afterMarkup(text: string, at: number): number {
  if (text.startsWith('<!--', at)) return after(text, '-->', at);
  if (text.startsWith('<![CDATA[', at)) return after(text, ']]>', at);
  return after(text, '>', at);
}

/** Position of the `>` that ends the tag; quotes may hold others. Counts its attributes. */
function tagEnd(text: string, at: number, count: Count): number {
  let quote = 0;
  count.attributes = 0;
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) quote = code;
    else if (code === EQUALS) count.attributes++;
    else if (code === GREATER) return i;
    else if (code === LESS) return i - 1;
  }
  return -1;
}

function countTag(text: string, at: number, end: number, count: Count): Problem | null {
  count.tags++;
  if (count.tags > TAGS_MAX) return refuse('xml/too-many-tags', `${TAGS_MAX}`);
  if (count.attributes > ATTRIBUTES_MAX) {
    return refuse('xml/too-many-attributes', `${ATTRIBUTES_MAX}`);
  }
  if (text.charCodeAt(at + 1) === SLASH) {
    count.depth--;
    return null;
  }
  if (end < 0 || text.charCodeAt(end - 1) !== SLASH) {
    count.depth++;
    if (count.depth > DEPTH_MAX) return refuse('xml/too-deep', `${DEPTH_MAX}`);
  }
  const tag = text.slice(at, end < 0 ? undefined : end);
  let found = tag.indexOf('xmlns');
  while (found >= 0) {
    count.namespaces++;
    if (count.namespaces > NAMESPACES_MAX) {
      return refuse('xml/too-many-namespaces', `${NAMESPACES_MAX}`);
    }
    found = tag.indexOf('xmlns', found + 5);
  }
  return null;
}
