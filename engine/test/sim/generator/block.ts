import type { Listen } from '../oracle/meanings.ts';
import type { Meaning } from '../oracle/place.ts';
import type { Pen } from './pen.ts';

/** A process as a tree of blocks: plain data, so that a command line can repeat it. */
export interface Tree {
  readonly kind: string;
  /** Settings of the block, each a whole number; what is missing is 0. */
  readonly with: readonly number[];
  readonly inner: readonly Tree[];
}

/** What is drawn of a block, and what it means. One way in, one way out. */
export interface Piece {
  /** Siblings of the scope, in any order. */
  readonly xml: readonly string[];
  readonly first: string;
  readonly last: string;
  readonly means: Meaning;
  /** Of one activity alone: the same with further content. */
  readonly activity?: ((more: string) => string) | undefined;
}

export interface Block {
  /** Named as the element that it is made for. */
  readonly name: string;
  /** How many blocks stand in it: least and most. */
  readonly holds: readonly [least: number, most: number];
  /** How many values each setting has. */
  readonly settings: readonly number[];
  make(tree: Tree, pen: Pen): Piece;
}

type Place = 'catch' | 'boundary' | 'start' | 'throw' | 'end';

/** A kind of event definition. */
export interface Trigger {
  readonly name: string;
  readonly places: readonly Place[];
  /** Errors always interrupt. */
  readonly interrupts?: boolean;
  /** Draws the definition, and what it needs at the root. */
  draw(pen: Pen, name: string): string;
  /** How it comes, where it is caught. */
  listen?(name: string): Listen;
  /** What it does, where it is thrown. */
  throw?(name: string): Meaning;
}
