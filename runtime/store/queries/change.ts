/** Changes by node: what the caches and live lists of the other nodes must hear. */
import type { Reader } from '../port.ts';
import type { ChangeRow } from '../rows/platform.ts';

/** The last change of each node that has written one. */
export function lastChanges(read: Reader): Promise<{ node: number; n: number }[]> {
  return read.all('select node, max(n) as n from change_log group by node');
}

/** Changes of a node after `n`, in order. */
export function changesAfter(
  read: Reader,
  node: number,
  n: number,
  limit: number,
): Promise<Pick<ChangeRow, 'node' | 'n' | 'topic' | 'subject'>[]> {
  return read.all(
    'select node, n, topic, subject from change_log where node = ? and n > ? order by n limit ?',
    [node, n, limit],
  );
}
