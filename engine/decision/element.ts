/** An element of a DMN file as the reader gives it; the functions here read its attributes. */
export interface Element {
  readonly $type: string;
}

const read = (element: Element, key: string): unknown =>
  (element as unknown as Record<string, unknown>)[key];

/** An attribute or the text of a child; null where it is missing or empty. */
export function textOf(element: Element | null, key: string): string | null {
  const value = element && read(element, key);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

export function flagOf(element: Element, key: string): boolean {
  return read(element, key) === true;
}

export function childOf(element: Element | null, key: string): Element | null {
  const value = element && read(element, key);
  return typeof value === 'object' && value !== null ? (value as Element) : null;
}

export function childrenOf(element: Element | null, key: string): readonly Element[] {
  const value = element && read(element, key);
  return Array.isArray(value) ? (value as Element[]) : [];
}

export const idOf = (element: Element): string | null => textOf(element, 'id');

/** What `href="namespace#id"` points to; `namespace` is null for an element of the same file. */
export interface Target {
  readonly namespace: string | null;
  readonly id: string;
}

export function targetOf(reference: Element | null): Target | null {
  const href = textOf(reference, 'href');
  if (href === null) return null;
  const at = href.indexOf('#');
  return { namespace: at > 0 ? href.slice(0, at) : null, id: href.slice(at + 1) };
}
