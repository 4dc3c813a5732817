/// <reference path="./dmn-moddle.d.ts" />
import { DmnModdle } from 'dmn-moddle';
import dmn from './dmn15.json' with { type: 'json' };
import type { Element } from './element.ts';
import type { Problems } from './problems.ts';

const MODEL = 'https://www.omg.org/spec/DMN/20230324/MODEL/';
/** The only diagram interchange that the reader knows; it is the same from 1.3 on. */
const DIAGRAM = 'https://www.omg.org/spec/DMN/20191111/DMNDI/';

const NAMESPACE =
  /(\sxmlns(?::[\w.-]+)?\s*=\s*["'])(https?:\/\/www\.omg\.org\/spec\/DMN\/\d{8}\/[^"']*)/g;
const PART = /\/(MODEL\/|DMNDI\/|dmn\.xsd)$/;

/** What one version says in its own namespace reads the same in all others that have it. */
function withKnownNamespaces(xml: string): string {
  return xml.replace(NAMESPACE, (whole, before: string, uri: string) => {
    const part = PART.exec(uri)?.[1];
    if (part === undefined) return whole;
    return before + (part === 'DMNDI/' ? DIAGRAM : MODEL);
  });
}

/** The document is decoded already, so what it declares about its encoding is of no account. */
const isHarmless = (message: string): boolean =>
  message.startsWith('unsupported document encoding');

function unreadable(message: string, problems: Problems): void {
  problems.add('unreadable', null, {
    zh: `无法读取 DMN 文件：${message}`,
    en: `Expected a DMN file: ${message}`,
  });
}

/** The tree of a DMN file of 1.1 to 1.5 by our descriptor of 1.5; null where it is no XML. */
export async function parseDmn(xml: string, problems: Problems): Promise<Element | null> {
  try {
    const { rootElement, warnings } = await DmnModdle({ dmn }).fromXML(withKnownNamespaces(xml));
    for (const { message } of warnings) if (!isHarmless(message)) unreadable(message, problems);
    return rootElement as Element;
  } catch (error) {
    // moddle throws plain errors for text that is not well-formed; the text is the user's.
    unreadable(error instanceof Error ? error.message : String(error), problems);
    return null;
  }
}
