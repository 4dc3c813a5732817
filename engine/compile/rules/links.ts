import type { XmlNode } from '../../model/xml.ts';
import { definitionsOf, flow, inProcess } from './find.ts';

/** A link event that leads to `name` beside a target named l, for the examples of the rules. */
export const linkExample = (name: string, more = ''): string =>
  inProcess(
    `<startEvent id="s"/><intermediateThrowEvent id="throw">
      <linkEventDefinition name="${name}"/></intermediateThrowEvent>
      <intermediateCatchEvent id="catch"><linkEventDefinition name="l"/></intermediateCatchEvent>
      <endEvent id="e"/>${flow('s', 'throw')}${flow('catch', 'e')}${more}`,
  );

/** The name of a link event; null for other events. */
export const linkName = (event: XmlNode): string | null => {
  const link = definitionsOf(event).find(({ $type }) => $type === 'bpmn:LinkEventDefinition');
  return link ? String(link.get('name') ?? '') : null;
};

/** The names of the link events of a kind in each scope. */
export function linksOf(events: Iterable<XmlNode>): Map<XmlNode | undefined, Set<string>> {
  const links = new Map<XmlNode | undefined, Set<string>>();
  for (const event of events) {
    const name = linkName(event);
    if (name === null) continue;
    links.set(event.$parent, (links.get(event.$parent) ?? new Set()).add(name));
  }
  return links;
}
