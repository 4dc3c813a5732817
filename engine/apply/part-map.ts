import type { ScopePart } from '../model/part.ts';

const BITS = 6;

type Chunk = Map<number, ScopePart>;

/**
 * The parts of an instance, by number. A copy shares its chunks until it changes them, so that a
 * step of an instance with 10,000 parts does not pay for all of them.
 */
export class PartMap implements ReadonlyMap<number, ScopePart> {
  readonly #chunks: Map<number, Chunk>;
  readonly #own = new Set<number>();
  #size = 0;

  constructor(from?: ReadonlyMap<number, ScopePart>) {
    if (from instanceof PartMap) {
      this.#chunks = new Map(from.#chunks);
      this.#size = from.#size;
      // What was the other's own is shared from now on.
      from.#own.clear();
      return;
    }
    this.#chunks = new Map();
    if (from) for (const [number, part] of from) this.set(number, part);
  }

  get size(): number {
    return this.#size;
  }

  get(number: number): ScopePart | undefined {
    return this.#chunks.get(number >> BITS)?.get(number);
  }

  has(number: number): boolean {
    return this.get(number) !== undefined;
  }

  set(number: number, part: ScopePart): void {
    const chunk = this.#owned(number >> BITS);
    if (!chunk.has(number)) this.#size += 1;
    chunk.set(number, part);
  }

  delete(number: number): void {
    if (!this.has(number)) return;
    const chunk = this.#owned(number >> BITS);
    chunk.delete(number);
    this.#size -= 1;
    if (chunk.size === 0) this.#chunks.delete(number >> BITS);
  }

  #owned(index: number): Chunk {
    const found = this.#chunks.get(index);
    if (found && this.#own.has(index)) return found;
    const chunk: Chunk = new Map(found);
    this.#chunks.set(index, chunk);
    this.#own.add(index);
    return chunk;
  }

  *entries(): MapIterator<[number, ScopePart]> {
    for (const chunk of this.#chunks.values()) yield* chunk;
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
