import { random } from '../../random.ts';
import { scoped } from '../oracle/meanings.ts';
import type { Block, Piece, Tree } from './block.ts';

/** Ways to draw the same process differently, none of which may change what happens. */
export type Variant = 'plain' | 'renamed' | 'reordered' | 'no-op' | 'split';

export const variants: readonly Variant[] = ['plain', 'renamed', 'reordered', 'no-op', 'split'];

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:ld="urn:liandong:bpmn:1"
  id="definitions" targetNamespace="urn:test">`;

export const condition = (name: string, text: string): string =>
  `<${name} xsi:type="tFormalExpression">${text.replaceAll('<', '&lt;')}</${name}>`;

/** Draws one process. Ids follow from the order of the blocks alone. */
export class Pen {
  readonly variant: Variant;
  readonly variables = new Map<string, number | boolean>();
  readonly #root: string[] = [];
  readonly #pick = random(1);
  #serial = 0;

  readonly #blocks: ReadonlyMap<string, Block>;

  constructor(variant: Variant, blocks: ReadonlyMap<string, Block>) {
    this.variant = variant;
    this.#blocks = blocks;
  }

  id(stem: string): string {
    this.#serial += 1;
    return this.variant === 'renamed'
      ? `r${9999 - this.#serial}-${stem}`
      : `${stem}${this.#serial}`;
  }

  /** A name for variables, which no id may change. */
  variable(initial: number | boolean): string {
    const name = `v${++this.#serial}`;
    this.variables.set(name, initial);
    return name;
  }

  root(xml: string): void {
    this.#root.push(xml);
  }

  flow(from: string, to: string, when = '', id = this.id('f')): string {
    if (this.variant !== 'no-op' || this.#pick(3) > 0) return sequenceFlow(id, from, to, when);
    const between = this.id('noop');
    const task = `<task id="${between}"/>`;
    return sequenceFlow(id, from, between, when) + task + sequenceFlow(this.id('f'), between, to);
  }

  /** A flow to what must follow at once. */
  plainFlow(from: string, to: string): string {
    return sequenceFlow(this.id('f'), from, to);
  }

  place(tree: Tree): Piece {
    const block = this.#blocks.get(tree.kind);
    if (!block) throw new Error(`Expected a block but found ${tree.kind}`);
    return block.make(tree, this);
  }

  /** The content of a scope around a piece, with what else stands in it. */
  content(piece: Piece, more: readonly string[] = []): string {
    const [start, end] = [this.id('start'), this.id('end')];
    return this.siblings([
      `<startEvent id="${start}"/>`,
      `<endEvent id="${end}"/>`,
      this.flow(start, piece.first),
      this.flow(piece.last, end),
      ...piece.xml,
      ...more,
    ]);
  }

  siblings(xml: readonly string[]): string {
    const all = [...xml];
    for (let i = all.length - 1; this.variant === 'reordered' && i > 0; i--) {
      const j = this.#pick(i + 1);
      [all[i], all[j]] = [all[j] as string, all[i] as string];
    }
    return all.join('\n');
  }

  /** The piece itself where it is one activity, else a sub-process around it. */
  asActivity(piece: Piece): Required<Piece> {
    const { activity } = piece;
    if (activity) return { ...piece, activity };
    const id = this.id('in');
    const content = this.content(piece);
    const drawn = (more: string): string => `<subProcess id="${id}">${more}${content}</subProcess>`;
    return {
      xml: [drawn('')],
      first: id,
      last: id,
      means: scoped(id, piece.means),
      activity: drawn,
    };
  }

  document(tree: Tree): { readonly xml: string; readonly piece: Piece } {
    const piece = this.place(tree);
    const content = this.content(piece);
    const process = `<process id="p" isExecutable="true">${content}</process>`;
    return { xml: `${HEAD}\n${this.#root.join('')}${process}</definitions>`, piece };
  }
}

function sequenceFlow(id: string, from: string, to: string, when = ''): string {
  const inside = when && condition('conditionExpression', when);
  return `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${inside}</sequenceFlow>`;
}
