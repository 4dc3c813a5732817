import type { Closure } from '../run.ts';
import type { Type } from '../types.ts';
import type { Value } from '../values.ts';
import { NESTING_MAX, type Node, partsOf, Refusal, tooDeep } from './parse.ts';

/** The local names at a place, innermost first; a filter's item also brings its own entries. */
export interface Names {
  readonly name: string;
  /** The value is an item of a filter: the entries of a context are names too. */
  readonly opens: boolean;
  readonly up: Names | null;
}

export type Rule = (node: Node, names: Names | null, compiler: Compiler) => Closure;

export interface CompilerOptions {
  /** Names in scope in their original form. */
  readonly names: readonly string[];
  /** Types beside those of FEEL, by name. */
  readonly types: ReadonlyMap<string, Type>;
  readonly builtins: ReadonlyMap<string, Value>;
  readonly readType: (node: Node, compiler: Compiler) => Type;
}

/** Turns a syntax tree into closures by one rule a node type. */
export class Compiler {
  readonly text: string;
  readonly options: CompilerOptions;
  /** Nodes compiled so far; what a loop charges for one round. */
  weight = 0;
  private readonly rules: ReadonlyMap<string, Rule>;
  private depth = 0;

  constructor(text: string, rules: ReadonlyMap<string, Rule>, options: CompilerOptions) {
    this.text = text;
    this.rules = rules;
    this.options = options;
  }

  compile(node: Node, names: Names | null): Closure {
    const rule = this.rules.get(node.name);
    if (!rule) throw this.refuse(node);
    this.depth += 1;
    if (this.depth > NESTING_MAX) throw tooDeep(node.from, node.to);
    this.weight += 1;
    const closure = rule(node, names, this);
    this.depth -= 1;
    return closure;
  }

  /** Compiles a part that runs many times; `weight` is its cost for the budget. */
  compileBody(node: Node, names: Names | null): { closure: Closure; weight: number } {
    const before = this.weight;
    const closure = this.compile(node, names);
    return { closure, weight: this.weight - before };
  }

  /** The rule of a node type, for a rule that passes its node on. */
  ruleOf(name: string): Rule {
    const rule = this.rules.get(name);
    if (!rule) throw new Error(`Expected a rule for ${name}`);
    return rule;
  }

  typeOf(node: Node): Type {
    return this.options.readType(node, this);
  }

  /** The part at an index, which the grammar promises. */
  part(node: Node, index: number): Node {
    const part = partsOf(node)[index];
    if (!part) throw this.refuse(node);
    return part;
  }

  source(node: Node): string {
    return this.text.slice(node.from, node.to);
  }

  /** The text of a name with its blanks made one. */
  nameOf(node: Node): string {
    return this.source(node).replace(/\s+/g, ' ').trim();
  }

  refuse(node: Node): Refusal {
    const found = this.source(node).slice(0, 30);
    return new Refusal(
      { zh: `不支持此处的“${found}”`, en: `Expected a supported expression but found "${found}"` },
      node.from,
      node.to,
    );
  }
}
