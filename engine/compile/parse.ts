/// <reference path="./bpmn-moddle.d.ts" />
import { BpmnModdle, type ModdleWarning, type ParseResult } from 'bpmn-moddle';
import bpmn from 'bpmn-moddle/resources/bpmn/json/bpmn.json' with { type: 'json' };
import type { Problem } from '../model/problem.ts';
import type { XmlNode } from '../model/xml.ts';
import liandong from './liandong.json' with { type: 'json' };
import { problemOf } from './problems.ts';
import { readXml } from './read-xml.ts';
import { booleanAttributes } from './schema/schema.ts';

export interface Parsed {
  /** `bpmn:Definitions`; null when the text is no BPMN at all. */
  readonly root: XmlNode | null;
  readonly problems: readonly Problem[];
}

/** The parser with our extension; it keeps no state between texts. */
export const moddle = new BpmnModdle({ bpmn: corrected(), ld: liandong });

/** The script of a global script task is a child in the schema; the parser takes an attribute. */
function corrected(): typeof bpmn {
  const copy = JSON.parse(JSON.stringify(bpmn)) as typeof bpmn;
  const type = copy.types.find(({ name }) => name === 'GlobalScriptTask');
  for (const property of type?.properties ?? []) {
    if (property.name === 'script') delete (property as { isAttr?: boolean }).isAttr;
  }
  return copy;
}

/** Reads BPMN XML that the guard let pass. Each warning of the parser becomes a problem. */
export async function parse(xml: string): Promise<Parsed> {
  try {
    const read = await readXml(withWordsForBooleans(xml), (text) => moddle.fromXML(text));
    const { rootElement, warnings } = read;
    const open = warnings.filter((warning) => !resolvePrefixed(read, warning));
    const problems = open.flatMap((warning) => classify(warning, xml, rootElement) ?? []);
    return { root: rootElement, problems };
  } catch (error) {
    // moddle throws plain errors for text that is not well-formed; the text is the user's.
    const detail = error instanceof Error ? error.message : String(error);
    return {
      root: null,
      problems: [at(detail, xml, problemOf('xml/unreadable', null, plain(detail)))],
    };
  }
}

/** The parser takes `1` for false, but XML schema for true. */
function withWordsForBooleans(xml: string): string {
  return xml.replace(BOOLEANS, (_all, head, quote, digit) => {
    return `${head}${quote}${digit === '1'}${quote}`;
  });
}

const BOOLEANS = new RegExp(
  `(\\s(?:${booleanAttributes().join('|')})\\s*=\\s*)(["'])\\s*([01])\\s*\\2`,
  'g',
);

const prefixOf = (name: string): string => /^([^:]+):/.exec(name)?.[1] ?? '';

const spaceOf = (root: XmlNode, reference: string): unknown =>
  root.$attrs?.[`xmlns:${prefixOf(reference)}`];

/** References may be written with the prefix of the file's own namespace. */
function resolvePrefixed(
  { rootElement, elementsById }: ParseResult,
  warning: ModdleWarning,
): boolean {
  const { element, property, value = '' } = warning;
  if (!element || !property || spaceOf(rootElement, value) === undefined) return false;
  if (spaceOf(rootElement, value) !== rootElement.get('targetNamespace')) return false;
  const target = elementsById[value.slice(value.indexOf(':') + 1)];
  if (!target) return false;
  const held = element.get(property);
  if (Array.isArray(held)) held.push(target);
  else element.set(property, target);
  return true;
}

/** What the parser says without the place, which the problem tells itself. */
const plain = (text: string): string =>
  text
    .replace(/\s*line: \d+\s+column: \d+\s+nested error:/, ':')
    .replace(/\s+/g, ' ')
    .trim();

/** The problem at the place that the parser names, counted from 1. */
function at(message: string, xml: string, problem: Problem): Problem {
  const place = /line: (\d+)\s+column: (\d+)/.exec(message);
  if (!place) return problem;
  const [line, column] = [Number(place[1]) + 1, Number(place[2]) + 1];
  const tag = xml.split('\n', line)[line - 1]?.slice(column - 1) ?? '';
  const id = /^<[^<>]*?\sid\s*=\s*["']([^"'<>]+)["']/.exec(tag)?.[1];
  return { ...problem, element: problem.element ?? id ?? null, line, column };
}

/** Types whose attributes are free: every further one is an argument. */
const FREE = new Set(['ld:Assignment', 'ld:Notice']);

function classify(warning: ModdleWarning, xml: string, root: XmlNode): Problem | null {
  const { message, element, property = '' } = warning;
  const id = element ? idOf(element) : null;
  const nested = /nested error: (.*)$/s.exec(message)?.[1] ?? '';
  const [, double] = /duplicate ID <([^>]*)>/.exec(nested) ?? [];
  if (double !== undefined)
    return at(message, xml, problemOf('reference/duplicate-id', double, double));
  const [, illegal] = /illegal ID <(.*)>$/s.exec(nested) ?? [];
  if (illegal !== undefined)
    return at(message, xml, problemOf('reference/illegal-id', illegal, illegal));
  if (message.startsWith('unresolved reference')) return unresolved(warning, root);
  if (message.startsWith('unknown attribute')) {
    // Those of BPMN elements are told by the rules of the schema.
    const isBpmn = element?.$type.startsWith('bpmn:') && !property.includes(':');
    if (isBpmn || (element && FREE.has(element.$type))) return null;
    return problemOf('xml/unknown-attribute', id, property);
  }
  if (message.startsWith('unsupported document encoding')) {
    // The text is decoded already; what is left of a wrong decoding are replacement characters.
    if (!xml.includes('\uFFFD')) return null;
    return problemOf('xml/encoding', null, plain(message));
  }
  return at(message, xml, problemOf('xml/unparsable-content', id, plain(message)));
}

const XML_SCHEMA = 'http://www.w3.org/2001/XMLSchema';

function unresolved({ element, value = '' }: ModdleWarning, root: XmlNode): Problem | null {
  const id = element ? idOf(element) : null;
  // The diagram is never executed, and what is imported is not at hand.
  if (element && !element.$type.startsWith('bpmn:'))
    return problemOf('diagram/unresolved', id, value);
  const space = spaceOf(root, value);
  // Other platforms name a type of XML Schema where BPMN wants an item definition.
  if (space === XML_SCHEMA) return null;
  const isElsewhere = space !== undefined && space !== root.get('targetNamespace');
  return problemOf(isElsewhere ? 'reference/imported' : 'reference/unresolved', id, value);
}

/** The id of a node, or of the nearest one around it. */
export function idOf(node: XmlNode): string | null {
  let at: XmlNode | undefined = node;
  while (at) {
    const id = at.get('id');
    if (typeof id === 'string' && id !== '') return id;
    at = at.$parent;
  }
  return null;
}
