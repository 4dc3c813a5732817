import type { Moddle, Properties } from '../moddle.ts';

/** An attribute of a node as text; empty where it is not set. */
export function textOf(node: Moddle, name: string): string {
  return node.get<string | undefined>(name) ?? '';
}

/** The extension elements of a node, also foreign ones. */
export function extensionsOf(node: Moddle): readonly Moddle[] {
  return node.get<Moddle | undefined>('extensionElements')?.get<Moddle[]>('values') ?? [];
}

export function extensionsOfType(node: Moddle, type: string): readonly Moddle[] {
  return extensionsOf(node).filter((value) => value.$type === type);
}

/** Empty texts leave the model instead of standing in it as empty attributes. */
export function given(properties: { readonly [name: string]: string }): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== ''));
}
