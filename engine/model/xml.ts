import type { Expression } from '../expression/expression.ts';

/** A node of the parsed model, as moddle gives it; only these members are used. */
export interface XmlNode {
  readonly $type: string;
  readonly $parent?: XmlNode;
  readonly $attrs?: { readonly [name: string]: unknown };
  get(name: string): unknown;
}

/** What an element's `read` may ask of the compiler. */
export interface Reader {
  /**
   * Compiles an expression; a text that does not parse becomes a problem and gives null. `names`
   * are those in sight that FEEL would not read as one name, for example with a hyphen.
   */
  expression(
    text: string | null,
    node: XmlNode,
    language?: string | null,
    names?: readonly string[],
  ): Expression | null;
  /** Children of `extensionElements` with this type, for example `ld:Assignment`. */
  extensions(node: XmlNode, type: string): readonly XmlNode[];
  /** An attribute as text; null when absent or empty. */
  text(node: XmlNode, name: string): string | null;
  /** Body of a child expression such as `timeDuration`; null when absent. */
  body(node: XmlNode, name: string): string | null;
  /** BPMN id of the process that holds the node. */
  process(node: XmlNode): string;
  /** Reports what is wrong with the node under a rule of `compile/rules`. */
  problem(rule: string, node: XmlNode, detail: string): void;
}
