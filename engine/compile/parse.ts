/// <reference path="./bpmn-moddle.d.ts" />
import { BpmnModdle, type ModdleWarning } from 'bpmn-moddle';
import type { Problem } from '../model/problem.ts';
import type { XmlNode } from '../model/xml.ts';
import liandong from './liandong.json' with { type: 'json' };
import { problemOf } from './problems.ts';

export interface Parsed {
  /** `bpmn:Definitions`; null when the text is no BPMN at all. */
  readonly root: XmlNode | null;
  readonly problems: readonly Problem[];
}

/** The parser with our extension; it keeps no state between texts. */
export const moddle = new BpmnModdle({ ld: liandong });

/** Reads BPMN XML that the guard let pass. Each warning of the parser becomes a problem. */
export async function parse(xml: string): Promise<Parsed> {
  try {
    const { rootElement, warnings } = await moddle.fromXML(xml);
    const problems = warnings.flatMap((warning) => classify(warning, xml) ?? []);
    return { root: rootElement, problems };
  } catch (error) {
    // moddle throws plain errors for text that is not well-formed; the text is the user's.
    const detail = error instanceof Error ? error.message : String(error);
    return { root: null, problems: [problemOf('xml/unreadable', null, oneLine(detail))] };
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Types whose attributes are free: every further one is an argument. */
const FREE = new Set(['ld:Assignment', 'ld:Notice']);

function classify(warning: ModdleWarning, xml: string): Problem | null {
  const { message, element, property, value } = warning;
  const id = element && idOf(element);
  const nested = /nested error: (.*)$/s.exec(message)?.[1] ?? '';
  const duplicate = /duplicate ID <([^>]*)>/.exec(nested);
  if (duplicate)
    return problemOf('reference/duplicate-id', duplicate[1] ?? null, duplicate[1] ?? '');
  const illegal = /illegal ID <(.*)>$/s.exec(nested);
  if (illegal) return problemOf('reference/illegal-id', null, illegal[1] ?? '');
  if (message.startsWith('unresolved reference')) {
    return problemOf('reference/unresolved', id ?? null, value ?? '');
  }
  if (message.startsWith('unknown attribute')) {
    if (element && FREE.has(element.$type)) return null;
    return problemOf('xml/unknown-attribute', id ?? null, property ?? '');
  }
  if (message.startsWith('unsupported document encoding')) {
    // The text is decoded already; what is left of a wrong decoding are replacement characters.
    if (!xml.includes('\uFFFD')) return null;
    return problemOf('xml/encoding', null, oneLine(message));
  }
  return problemOf('xml/unparsable-content', id ?? null, oneLine(message));
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
