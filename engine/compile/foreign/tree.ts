import type { XmlNode } from '../../model/xml.ts';

/** Members of moddle elements that reading foreign extensions needs beside those of `XmlNode`. */
interface Described extends XmlNode {
  readonly $descriptor?: {
    readonly isGeneric?: boolean;
    readonly ns?: { readonly localName: string; readonly uri?: string };
    readonly properties?: readonly {
      readonly name: string;
      readonly isReference?: boolean;
      readonly isAttr?: boolean;
    }[];
  };
  readonly $children?: readonly XmlNode[];
  readonly $body?: string;
}

/** What a name means: its namespace and its local name. */
export interface Qualified {
  readonly uri: string;
  readonly name: string;
}

const isNode = (value: unknown): value is XmlNode =>
  value !== null && typeof value === 'object' && '$type' in value;

/** The namespace and local name of an element that BPMN does not know; null for others. */
export function qualifiedOf(node: XmlNode): Qualified | null {
  const { $descriptor } = node as Described;
  const { ns, isGeneric } = $descriptor ?? {};
  return isGeneric && ns?.uri ? { uri: ns.uri, name: ns.localName } : null;
}

/** The foreign attributes of a node of the metamodel, with their namespaces. */
export function* attributesOf(node: XmlNode): Generator<[Qualified, string]> {
  for (const [key, value] of Object.entries(node.$attrs ?? {})) {
    const colon = key.indexOf(':');
    if (colon <= 0 || key.startsWith('xmlns:') || typeof value !== 'string') continue;
    const uri = uriOf(node, key.slice(0, colon));
    if (uri !== null) yield [{ uri, name: key.slice(colon + 1) }, value];
  }
}

function uriOf(node: XmlNode, prefix: string): string | null {
  for (let at: XmlNode | undefined = node; at; at = at.$parent) {
    const uri = at.$attrs?.[`xmlns:${prefix}`];
    if (typeof uri === 'string') return uri;
  }
  return null;
}

/** Children of an element that BPMN does not know, by local name. */
export function childrenOf(node: XmlNode, ...names: string[]): XmlNode[] {
  const { $children = [] } = node as Described;
  return $children.filter((child) => names.includes(localName(child)));
}

export const everyChild = (node: XmlNode): readonly XmlNode[] =>
  (node as Described).$children ?? [];

export const localName = (node: XmlNode): string => node.$type.replace(/^.*:/, '');

/** An attribute of a foreign element, with or without the prefix of its own namespace. */
export function attribute(node: XmlNode, name: string): string | null {
  const prefix = node.$type.includes(':') ? node.$type.replace(/:.*$/, ':') : '';
  const found = node.get(name) ?? node.get(`${prefix}${name}`);
  return typeof found === 'string' && found.trim() !== '' ? found : null;
}

export const bodyOf = (node: XmlNode): string => ((node as Described).$body ?? '').trim();

/** Every node of the metamodel below the root, parents first; references are not followed. */
export function* nodesOf(root: XmlNode): Generator<XmlNode> {
  const open: XmlNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    yield node;
    const { properties = [] } = (node as Described).$descriptor ?? {};
    const inner: XmlNode[] = [];
    for (const { name, isReference, isAttr } of properties) {
      if (isReference || isAttr || name === 'diagrams' || name === 'bpmndi:diagrams') continue;
      if (!Object.hasOwn(node, name.replace(/^bpmn:/, ''))) continue;
      const held = node.get(name);
      if (Array.isArray(held)) for (const one of held) inner.push(...(isNode(one) ? [one] : []));
      else if (isNode(held)) inner.push(held);
    }
    for (const one of inner.reverse()) open.push(one);
  }
}
