/** The row `by` places away, staying inside the list; without a current row the first or last. */
export function rowAway(ids: readonly string[], current: string | null, by: 1 | -1): string | null {
  if (ids.length === 0) return null;
  const index = current === null ? -1 : ids.indexOf(current);
  if (index === -1) return (by === 1 ? ids[0] : ids.at(-1)) ?? null;
  return ids[Math.min(Math.max(index + by, 0), ids.length - 1)] ?? null;
}

/**
 * What opens when `done` leaves the list: the next task of the same case when there is one, or the
 * row that moves up to its place, or the one before it.
 */
export function afterCompletion(
  ids: readonly string[],
  done: string,
  sameCase: string | null,
): string | null {
  if (sameCase !== null) return sameCase;
  const index = ids.indexOf(done);
  if (index === -1) return ids[0] ?? null;
  return ids[index + 1] ?? ids[index - 1] ?? null;
}
