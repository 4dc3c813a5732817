import type { XmlNode } from '../model/xml.ts';

/** An element that BPMN does not know holds its attributes as own properties. */
interface Generic extends XmlNode {
  [name: string]: unknown;
  readonly $descriptor: {
    readonly isGeneric?: boolean;
    readonly ns?: { readonly prefix?: string; readonly localName: string };
    readonly properties?: readonly { readonly name: string; readonly isReference?: boolean }[];
  };
  readonly $children?: readonly Generic[];
}

/** In place of a prefix while the writer works: it would drop one that the element has too. */
const KEPT = 'ld-kept..';

/**
 * Writes a model with every attribute as it was read. The writer drops the prefix of an attribute
 * that its element has too, so that `x:a` becomes `a` on an element of `x`; in XML these are two
 * names (Namespaces in XML 6.2), and some tools use both.
 */
export async function writeXml<T extends XmlNode>(
  root: T,
  write: (root: T) => Promise<{ readonly xml: string }>,
): Promise<string> {
  const kept = [...genericsOf(root as unknown as Generic)].filter(
    (node) => ownPrefixed(node).length > 0,
  );
  for (const node of kept) rename(node, `${node.$descriptor.ns?.prefix}:`, KEPT);
  try {
    const { xml } = await write(root);
    return kept.length === 0 ? xml : xml.replace(TAG, restore);
  } finally {
    for (const node of kept) rename(node, KEPT, `${node.$descriptor.ns?.prefix}:`);
  }
}

const TAG = /<([\w.-]+:)?[\w.-]+(?:\s+[^\s=<>]+="[^"]*")*/g;

const ATTRIBUTE = /\s([^\s=<>]+)(="[^"]*")/g;

/** The element is written with the prefix of the moment, which is that of its attributes too. */
function restore(tag: string, prefix: string | undefined): string {
  if (!tag.includes(KEPT)) return tag;
  return tag.replace(ATTRIBUTE, (all, name: string, value: string) =>
    name.startsWith(KEPT) ? ` ${prefix ?? ''}${name.slice(KEPT.length)}${value}` : all,
  );
}

function ownPrefixed(node: Generic): string[] {
  const { prefix } = node.$descriptor.ns ?? {};
  return prefix ? Object.keys(node).filter((name) => name.startsWith(`${prefix}:`)) : [];
}

/** All its members anew, since their order is that of the file. */
function rename(node: Generic, from: string, to: string): void {
  const members = Object.entries(node).filter(([name]) => !name.startsWith('$'));
  for (const [name] of members) delete node[name];
  for (const [name, value] of members) {
    node[name.startsWith(from) ? to + name.slice(from.length) : name] = value;
  }
}

/** Every element below the root that BPMN does not know. */
function* genericsOf(root: Generic): Generator<Generic> {
  for (const node of nodesIn(root))
    if ((node as Generic).$descriptor.isGeneric) yield node as Generic;
}

/** The root and every element below it, of whatever namespace; references are not followed. */
export function* nodesIn(root: object): Generator<XmlNode> {
  const open: Generic[] = [root as Generic];
  for (let node = open.pop(); node; node = open.pop()) {
    yield node;
    for (const child of node.$children ?? []) open.push(child);
    for (const { name, isReference } of node.$descriptor.properties ?? []) {
      if (isReference) continue;
      const held = node.get(name);
      for (const one of Array.isArray(held) ? held : [held]) {
        if (one !== null && typeof one === 'object' && '$descriptor' in one) open.push(one);
      }
    }
  }
}
