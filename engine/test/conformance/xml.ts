/// <reference path="./saxen.d.ts" />
import { Parser } from 'saxen';

/** An element of a test file: names without prefixes, but for those of `xsi` attributes. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: XmlNode[];
  text: string;
}

/** The tree of an XML text. Throws where it is not well-formed. */
export function parseXml(xml: string, namespaces: { readonly [uri: string]: string }): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, children: [], text: '' };
  const open: XmlNode[] = [root];
  const top = () => open[open.length - 1] ?? root;
  new Parser()
    .ns({ ...namespaces, 'http://www.w3.org/2001/XMLSchema-instance': 'xsi' })
    .on('error', (error) => {
      throw error;
    })
    .on('openTag', (name, attributes, decode) => {
      const read = Object.entries(attributes()).map(([key, value]) => [key, decode(value)]);
      const node: XmlNode = {
        name: name.replace(/^.*:/, ''),
        attributes: Object.fromEntries(read),
        children: [],
        text: '',
      };
      top().children.push(node);
      open.push(node);
    })
    .on('closeTag', () => {
      open.pop();
    })
    .on('text', (text, decode) => {
      top().text += decode(text);
    })
    .on('cdata', (text) => {
      top().text += text;
    })
    .parse(xml);
  const [document] = root.children;
  if (!document) throw new Error('Expected an XML document but it has no element');
  return document;
}

export const childrenNamed = (node: XmlNode, name: string): readonly XmlNode[] =>
  node.children.filter((child) => child.name === name);

export const childNamed = (node: XmlNode, name: string): XmlNode | null =>
  childrenNamed(node, name)[0] ?? null;
