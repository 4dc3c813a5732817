/** A set of the segments of a column, by their places: 32 a word. */
export type Segments = Uint32Array;

export function segmentsAt(count: number, places: Iterable<number>): Segments {
  const made = new Uint32Array((count + 31) >> 5);
  for (const at of places) made[at >> 5] = (made[at >> 5] as number) | (1 << (at & 31));
  return made;
}

export const every = (count: number): Segments =>
  segmentsAt(
    count,
    Array.from({ length: count }, (_item, at) => at),
  );

export const intersect = (a: Segments, b: Segments): Segments =>
  a.map((word, at) => word & (b[at] as number));

export const subtract = (a: Segments, b: Segments): Segments =>
  a.map((word, at) => word & ~(b[at] as number));

export const isNone = (segments: Segments): boolean => segments.every((word) => word === 0);

export const meet = (a: Segments, b: Segments): boolean =>
  a.some((word, at) => (word & (b[at] as number)) !== 0);

/** The first place; -1 where there is none. */
export function firstOf(segments: Segments): number {
  const at = segments.findIndex((word) => word !== 0);
  if (at < 0) return -1;
  const word = segments[at] as number;
  return at * 32 + 31 - Math.clz32(word & -word);
}
