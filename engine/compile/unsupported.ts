import { triggers } from '../elements/index.ts';
import type { Reader, XmlNode } from '../model/xml.ts';
import { definitionsOf } from './triggers.ts';

/** Settings that change what a model means and that the engine does not run yet. */
const SETTINGS: readonly (readonly [name: string, isUsual: (value: unknown) => boolean])[] = [
  ['instantiate', (value) => value !== true],
  ['eventGatewayType', (value) => value === undefined || value === 'Exclusive'],
];

/** Names what cannot be run, so that publishing refuses it instead of meaning something else. */
export function noteUnsupported(xml: XmlNode, at: Reader, known: boolean): void {
  if (!known) at.problem('element/unsupported', xml, xml.$type);
  for (const [name, isUsual] of SETTINGS) {
    if (!isUsual(xml.get(name))) at.problem('element/unsupported', xml, name);
  }
  if (xml.get('eventDefinitions') === undefined) return;
  for (const definition of definitionsOf(xml)) {
    if (!triggers.has(definition.$type)) at.problem('element/unsupported', xml, definition.$type);
  }
}
