/** Repeatable chance: the same seed gives the same draws on every machine. */
export interface Random {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number from 0 to below `end`. */
  whole(end: number): number;
  chance(share: number): boolean;
  /** One of the items, each as likely. Throws for an empty list. */
  pick<T>(items: readonly T[]): T;
  /** One of the items by its weight. Throws for an empty list. */
  weighted<T>(items: readonly T[], weight: (item: T) => number): T;
}

/** Mulberry32: 32 bits of state, good enough for demonstration data. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const at = <T>(items: readonly T[], index: number): T => {
    const item = items[index];
    if (item === undefined) throw new RangeError('Expected something to choose from');
    return item;
  };
  return {
    next,
    whole: (end) => Math.floor(next() * end),
    chance: (share) => next() < share,
    pick: (items) => at(items, Math.floor(next() * items.length)),
    weighted(items, weight) {
      const total = items.reduce((sum, item) => sum + weight(item), 0);
      let left = next() * total;
      const index = items.findIndex((item) => {
        left -= weight(item);
        return left < 0;
      });
      return at(items, index < 0 ? items.length - 1 : index);
    },
  };
}
