import type { XmlNode } from '../../model/xml.ts';

type Attributes = { readonly [name: string]: string | null };

/** A node that no file has: what a foreign setting says in our words. */
class Meant implements XmlNode {
  readonly $type: string;
  readonly $parent: XmlNode;
  readonly $attrs = {};
  readonly #values: { readonly [name: string]: unknown };

  constructor(type: string, parent: XmlNode, values: { readonly [name: string]: unknown }) {
    this.$type = type;
    this.$parent = parent;
    this.#values = values;
  }

  get(name: string): unknown {
    return this.#values[name];
  }
}

interface Meaning {
  readonly attributes: Map<string, string>;
  readonly children: Meant[];
  mapping: {
    readonly inputs: Meant[];
    readonly outputs: Meant[];
    sight?: string | undefined;
    delivers?: string | undefined;
  } | null;
}

/**
 * What the foreign settings of a model mean in ours, beside the tree and never in it: the tree is
 * what an export writes again. What the model says in our own words wins.
 */
export class Overlay {
  readonly #meanings = new Map<XmlNode, Meaning>();

  /** The value that a foreign setting gives to one of our attributes. */
  text(node: XmlNode, name: string): string | null {
    return this.#meanings.get(node)?.attributes.get(name) ?? null;
  }

  children(node: XmlNode, type: string): readonly XmlNode[] {
    const meaning = this.#meanings.get(node);
    if (!meaning) return [];
    if (type === 'ld:Mapping') return meaning.mapping ? [this.#mapping(node, meaning)] : [];
    return meaning.children.filter((child) => child.$type === type);
  }

  set(node: XmlNode, name: string, value: string): void {
    this.#of(node).attributes.set(name, value);
  }

  add(node: XmlNode, type: string, values: Attributes, inner: object = {}): void {
    this.#of(node).children.push(new Meant(type, node, { ...values, ...inner }));
  }

  /** A child of a child, for example the fields of `ld:FieldAccess`. */
  make(node: XmlNode, type: string, values: Attributes): XmlNode {
    return new Meant(type, node, values);
  }

  input(node: XmlNode, target: string, source: string): void {
    this.#lines(node).inputs.push(new Meant('ld:Input', node, { source, target }));
  }

  output(node: XmlNode, target: string, source: string): void {
    this.#lines(node).outputs.push(new Meant('ld:Output', node, { source, target }));
  }

  /** How a mapping treats what it does not name; `ld:mapping` in the descriptor. */
  scope(node: XmlNode, change: { readonly sight?: string; readonly delivers?: string }): void {
    Object.assign(this.#lines(node), change);
  }

  /** The same, where nothing is said yet. */
  fill(node: XmlNode, change: { readonly sight?: string; readonly delivers?: string }): void {
    const lines = this.#lines(node);
    lines.sight ??= change.sight;
    lines.delivers ??= change.delivers;
  }

  #of(node: XmlNode): Meaning {
    const known = this.#meanings.get(node);
    if (known) return known;
    const made: Meaning = { attributes: new Map(), children: [], mapping: null };
    this.#meanings.set(node, made);
    return made;
  }

  #lines(node: XmlNode): NonNullable<Meaning['mapping']> {
    const meaning = this.#of(node);
    meaning.mapping ??= { inputs: [], outputs: [] };
    return meaning.mapping;
  }

  #mapping(node: XmlNode, { mapping }: Meaning): XmlNode {
    return new Meant('ld:Mapping', node, { ...mapping });
  }
}
