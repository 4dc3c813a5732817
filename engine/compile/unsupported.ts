import { triggers } from '../elements/index.ts';
import type { Reader, XmlNode } from '../model/xml.ts';
import { definitionsOf } from './triggers.ts';

/** Names what cannot be run, so that publishing refuses it instead of meaning something else. */
export function noteUnsupported(xml: XmlNode, at: Reader, known: boolean): void {
  if (!known) at.problem('element/unsupported', xml, xml.$type);
  if (xml.get('eventDefinitions') === undefined) return;
  for (const definition of definitionsOf(xml)) {
    if (!triggers.has(definition.$type)) at.problem('element/unsupported', xml, definition.$type);
  }
}
