import type { XmlNode } from '../model/xml.ts';

export function listOf(node: XmlNode, name: string): readonly XmlNode[] {
  const found = node.get(name);
  return Array.isArray(found) ? (found as readonly XmlNode[]) : [];
}

export function childOf(node: XmlNode, name: string): XmlNode | null {
  const found = node.get(name);
  return found !== null && typeof found === 'object' ? (found as XmlNode) : null;
}
