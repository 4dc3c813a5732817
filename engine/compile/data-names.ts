import type { XmlNode } from '../model/xml.ts';
import { childOf, listOf } from './children.ts';

const textOf = (node: XmlNode, name: string): string | null => {
  const found = node.get(name);
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : null;
};

/** Target that drawing tools give to an association without any. */
const PLACEHOLDER = '__targetRef_placeholder';

/**
 * The variable that a piece of data is: its name or else its id. References of a data object are
 * that object, which may have its name from the first of them; null for what is only drawn.
 */
export function dataNameOf(data: XmlNode): string | null {
  const object = childOf(data, 'dataObjectRef') ?? data;
  const name = textOf(object, 'name') ?? referenceName(object) ?? textOf(object, 'id');
  return name === PLACEHOLDER ? null : name;
}

type Names = ReadonlyMap<XmlNode, string>;
const referenceNames = new WeakMap<XmlNode, Names>();

function referenceName(object: XmlNode): string | null {
  if (object.$type !== 'bpmn:DataObject') return null;
  const container = object.$parent;
  if (!container) return null;
  let names = referenceNames.get(container);
  if (!names) {
    names = namesBelow(container);
    referenceNames.set(container, names);
  }
  return names.get(object) ?? null;
}

function namesBelow(container: XmlNode): Names {
  const names = new Map<XmlNode, string>();
  const open = [container];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const one of listOf(next, 'flowElements')) {
      const object = childOf(one, 'dataObjectRef');
      const name = object && textOf(one, 'name');
      if (object && name && !names.has(object)) names.set(object, name);
      if (one.get('flowElements') !== undefined) open.push(one);
    }
  }
  return names;
}

/** Data of the activity, event, process or sub-process itself. */
export function ownDataOf(node: XmlNode): readonly XmlNode[] {
  const io = childOf(node, 'ioSpecification') ?? node;
  return [
    ...['dataInputs', 'dataOutputs'].flatMap((name) => listOf(io, name)),
    ...listOf(node, 'properties'),
  ];
}

export const objectsOf = (container: XmlNode): readonly XmlNode[] =>
  listOf(container, 'flowElements').filter(({ $type }) => $type === 'bpmn:DataObject');

const PLAIN = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const oddNames = new WeakMap<XmlNode, readonly string[]>();

function oddNamesOf(node: XmlNode): readonly string[] {
  let found = oddNames.get(node);
  if (!found) {
    const all = [...ownDataOf(node), ...objectsOf(node)].map(dataNameOf);
    found = all.filter((name): name is string => name !== null && !PLAIN.test(name));
    oddNames.set(node, found);
  }
  return found;
}

/** Names of data in sight of a node that FEEL would not read as one, such as those with blanks. */
export function oddNamesAt(node: XmlNode): readonly string[] {
  const names: string[] = [];
  for (let at: XmlNode | undefined = node; at; at = at.$parent) names.push(...oddNamesOf(at));
  return names;
}
