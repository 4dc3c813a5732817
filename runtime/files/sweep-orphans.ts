import type { Reader } from '../store/port.ts';
import { isKept } from '../store/queries/case-parts.ts';
import type { Files } from './files.ts';

/** A file is kept before its row is committed: younger content may only be on its way. */
const graceMs = 24 * 3_600_000;

export const shards = 256;

/**
 * Removes content of one shard that no row has: a node died between keeping it and its commit, or
 * between forgetting the row and dropping it.
 */
export async function sweepOrphans(
  { files, read }: { readonly files: Files; readonly read: Reader },
  shard: number,
  now: number,
): Promise<void> {
  for (const sha256 of await files.list(shard)) {
    if (!(await isKept(read, sha256))) await files.drop(sha256, now - graceMs);
  }
}
