import type { Graph } from '../../model/graph.ts';
import type { XmlNode } from '../../model/xml.ts';
import { childOf } from '../reader.ts';
import type { SchemaFinding } from '../schema/validate.ts';
import type { Model } from './rule.ts';

interface Property {
  readonly type: string;
  readonly name: string;
  readonly isReference?: boolean;
  readonly isVirtual?: boolean;
}

/** A node with what moddle knows of its type. */
interface Described extends XmlNode {
  readonly $descriptor?: { readonly properties: readonly Property[] };
  $instanceOf?(type: string): boolean;
}

/** Elements of other namespaces are of no type. */
export const isA = (node: XmlNode, type: string): boolean =>
  (node as Described).$instanceOf?.(type) === true;

/** The properties that moddle's metamodel gives the type of a node. */
export const propertiesOf = (node: XmlNode): readonly Property[] =>
  (node as Described).$descriptor?.properties ?? [];

/** What the rules are asked about; one walk finds every element, whatever its kind. */
export function modelOf(root: XmlNode, graph: Graph, schema: readonly SchemaFinding[]): Model {
  const all = [...elementsIn(root)];
  const byType = new Map<string, readonly XmlNode[]>();
  const of = (type: string): readonly XmlNode[] => {
    const known = byType.get(type);
    if (known) return known;
    const found = all.filter((node) => isA(node, type));
    byType.set(type, found);
    return found;
  };
  const into = new Map<XmlNode, XmlNode[]>();
  const outOf = new Map<XmlNode, XmlNode[]>();
  for (const flow of of('bpmn:SequenceFlow')) {
    push(into, childOf(flow, 'targetRef'), flow);
    push(outOf, childOf(flow, 'sourceRef'), flow);
  }
  const joined = new Map<XmlNode, XmlNode[]>();
  for (const association of of('bpmn:Association')) {
    const [source, target] = [childOf(association, 'sourceRef'), childOf(association, 'targetRef')];
    if (target) push(joined, source, target);
    if (source) push(joined, target, source);
  }
  const incoming = (node: XmlNode): readonly XmlNode[] => into.get(node) ?? [];
  const outgoing = (node: XmlNode): readonly XmlNode[] => outOf.get(node) ?? [];
  const associated = (node: XmlNode): readonly XmlNode[] => joined.get(node) ?? [];
  return { root, graph, all, of, incoming, outgoing, associated, schema };
}

function push(map: Map<XmlNode, XmlNode[]>, key: XmlNode | null, value: XmlNode): void {
  if (!key) return;
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function* elementsIn(root: XmlNode): Generator<XmlNode> {
  const open: XmlNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    yield node;
    const children: XmlNode[] = [];
    for (const { name, isReference, isVirtual } of propertiesOf(node)) {
      if (isReference || isVirtual || name === 'extensionElements') continue;
      const held = Object.hasOwn(node, name) ? node.get(name) : undefined;
      for (const one of Array.isArray(held) ? held : [held]) if (isBpmn(one)) children.push(one);
    }
    for (let i = children.length - 1; i >= 0; i--) open.push(children[i] as XmlNode);
  }
}

const isBpmn = (value: unknown): value is XmlNode =>
  value !== null &&
  typeof value === 'object' &&
  String((value as { readonly $type?: unknown }).$type).startsWith('bpmn:');
