import type { XmlNode } from '../../model/xml.ts';
import type { Overlay } from './overlay.ts';

/** Where the meaning of a foreign setting is written. */
export interface Into {
  readonly overlay: Overlay;
  /** It cannot be meant here: publishing refuses the model. */
  refuse(node: XmlNode, detail: string): void;
  /** It has no effect here and the model runs without it; a warning says so. */
  idle(node: XmlNode, detail: string): void;
}

/** What an attribute or a child of `extensionElements` means on its owner. */
export type AttributeMeaning = (owner: XmlNode, value: string, into: Into) => void;
export type ElementMeaning = (owner: XmlNode, child: XmlNode, into: Into) => void;

/** One foreign namespace: what its attributes and elements mean, by local name. */
export interface Vendor {
  readonly name: string;
  readonly uris: readonly string[];
  readonly attributes: { readonly [name: string]: AttributeMeaning };
  readonly elements: { readonly [name: string]: ElementMeaning };
  /** What its models mean where they say nothing. */
  defaults?(node: XmlNode, into: Into): void;
}

/** Read by tools or by people only: nothing that runs depends on it. */
export const harmless = (): void => undefined;

/** Means nothing here, and the owner should know. */
export const idle =
  (name: string): AttributeMeaning =>
  (owner, value, into) => {
    if (value !== 'false') into.idle(owner, `${name}="${value}"`);
  };

export const idleElement =
  (name: string): ElementMeaning =>
  (owner, _child, into) =>
    into.idle(owner, name);

export const refused =
  (name: string): AttributeMeaning =>
  (owner, value, into) => {
    if (value !== 'false') into.refuse(owner, `${name}="${value}"`);
  };

export const refusedElement =
  (name: string): ElementMeaning =>
  (owner, _child, into) =>
    into.refuse(owner, name);

/** One of our attributes under another name. */
export const means =
  (ours: string): AttributeMeaning =>
  (owner, value, into) =>
    into.overlay.set(owner, ours, value);

export const all = <M>(names: readonly string[], meaning: (name: string) => M) =>
  Object.fromEntries(names.map((name) => [name, meaning(name)]));

export const isBraces = (text: string): boolean => /[$#]\{/.test(text);

export const quoted = (text: string): string => JSON.stringify(text);

/** What people call the code behind a task: a class, a bean or an expression without its braces. */
export const codeName = (text: string): string =>
  text.trim().replace(/^[$#]\{\s*([\s\S]*?)\s*\}$/, '$1');

const NAMED = new Set(['bpmn:Message', 'bpmn:Signal', 'bpmn:Error', 'bpmn:Escalation']);

/** A name that another platform works out while it runs cannot be meant: names stand for all. */
export function refuseExpressionName(
  node: XmlNode,
  isExpression: (text: string) => boolean,
  into: Into,
): void {
  if (!NAMED.has(node.$type)) return;
  const name = node.get('name');
  if (typeof name === 'string' && isExpression(name)) into.refuse(node, `name="${name}"`);
}
