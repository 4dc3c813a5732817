import type { ScopePart } from '../model/part.ts';

const BITS = 5;
const LAST = (1 << BITS) - 1;

type Tree = Branch | ScopePart;

interface Branch extends ReadonlyArray<Tree | undefined> {}

const isBranch = (tree: Tree | undefined): tree is Branch => Array.isArray(tree);

/**
 * The parts of an instance, by number: a tree of branches of 32 that are never changed in place. A
 * copy shares all of them and a change copies one branch a level, so that a step of an instance
 * with 10,000 parts does not pay for the others, nor for those that are gone.
 */
export class PartMap implements ReadonlyMap<number, ScopePart> {
  #root: Branch = [];
  /** Bits of a number below those that choose in the root. */
  #shift = 0;
  #size = 0;

  constructor(from?: ReadonlyMap<number, ScopePart>) {
    if (from instanceof PartMap) {
      this.#root = from.#root;
      this.#shift = from.#shift;
      this.#size = from.#size;
    } else if (from) for (const [number, part] of from) this.set(number, part);
  }

  get size(): number {
    return this.#size;
  }

  get(number: number): ScopePart | undefined {
    if (this.#isBeyond(number)) return undefined;
    let tree: Tree | undefined = this.#root;
    for (let shift = this.#shift; isBranch(tree); shift -= BITS) {
      tree = tree[(number >> shift) & LAST];
    }
    return tree;
  }

  has(number: number): boolean {
    return this.get(number) !== undefined;
  }

  set(number: number, part: ScopePart): void {
    while (this.#isBeyond(number)) {
      this.#root = this.#size === 0 ? [] : [this.#root];
      this.#shift += BITS;
    }
    if (!this.has(number)) this.#size += 1;
    this.#root = withPart(this.#root, this.#shift, number, part);
  }

  delete(number: number): void {
    if (!this.has(number)) return;
    this.#size -= 1;
    this.#root = withoutPart(this.#root, this.#shift, number) ?? [];
  }

  #isBeyond(number: number): boolean {
    return number >> (this.#shift + BITS) > 0;
  }

  entries(): MapIterator<[number, ScopePart]> {
    return entriesOf(this.#root);
  }

  *keys(): MapIterator<number> {
    for (const [number] of this.entries()) yield number;
  }

  *values(): MapIterator<ScopePart> {
    for (const [, part] of this.entries()) yield part;
  }

  [Symbol.iterator](): MapIterator<[number, ScopePart]> {
    return this.entries();
  }

  forEach(
    visit: (part: ScopePart, number: number, map: ReadonlyMap<number, ScopePart>) => void,
  ): void {
    for (const [number, part] of this.entries()) visit(part, number, this);
  }
}

function withPart(branch: Branch, shift: number, number: number, part: ScopePart): Branch {
  const copy = branch.slice();
  const at = (number >> shift) & LAST;
  const inner = copy[at];
  copy[at] =
    shift === 0 ? part : withPart(isBranch(inner) ? inner : [], shift - BITS, number, part);
  return copy;
}

/** Undefined when nothing is left. */
function withoutPart(branch: Branch, shift: number, number: number): Branch | undefined {
  const copy = branch.slice();
  const at = (number >> shift) & LAST;
  const inner = copy[at];
  copy[at] = isBranch(inner) ? withoutPart(inner, shift - BITS, number) : undefined;
  return copy.some((tree) => tree !== undefined) ? copy : undefined;
}

function* entriesOf(branch: Branch): MapIterator<[number, ScopePart]> {
  for (const tree of branch) {
    if (isBranch(tree)) yield* entriesOf(tree);
    else if (tree) yield [tree.part, tree];
  }
}
