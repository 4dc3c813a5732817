/** An activation that others come from: its number and the branch it ran on. */
export interface Origin {
  readonly id: number;
  readonly path?: readonly number[] | null | undefined;
}

/**
 * Does something that came at `id` with `path` descend from the origin? It is younger (or the
 * origin itself), its path begins with the origin's, and the fork that the path goes on with is
 * not older than the origin: a token that left the branch before has gone its own way.
 */
export function descends({ id, path }: Origin, from: Origin): boolean {
  if (id < from.id) return false;
  const own = path ?? [];
  const next = own[after(own, from.path ?? [])];
  return next === undefined ? covers(own, from.path ?? []) : next >= from.id;
}

/** Where a path goes on behind the beginning it shares; forks are unique, so the last one tells. */
function after(own: readonly number[], shared: readonly number[]): number {
  if (shared.length === 0) return 0;
  const [fork, flow] = shared.slice(-2);
  for (let i = own.length - 2; i >= 0; i -= 2) {
    if (own[i] === fork && own[i + 1] === flow) return i + 2;
  }
  return own.length;
}

function covers(own: readonly number[], shared: readonly number[]): boolean {
  if (shared.length === 0) return own.length === 0;
  return own.at(-2) === shared.at(-2) && own.at(-1) === shared.at(-1);
}
