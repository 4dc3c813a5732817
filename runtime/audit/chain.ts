import { createHmac } from 'node:crypto';
import type { AuditRow } from '../store/rows/platform.ts';

/** Last line of a node's chain; the first line of a chain follows `''`. */
export interface ChainHead {
  readonly n: number;
  readonly hash: string;
}

export interface AuditKey {
  readonly id: number;
  readonly secret: Buffer;
}

/** The text that is signed: every column but the hash, in a fixed order. */
function canonical(row: Omit<AuditRow, 'hash'>): string {
  return JSON.stringify([
    row.node,
    row.n,
    row.at,
    row.actor_id,
    row.actor_kind,
    row.session,
    row.address,
    row.action,
    row.object_type,
    row.object_id,
    row.result,
    row.data,
    row.key_id,
  ]);
}

/** hash = HMAC-SHA256(key, previous hash, a line feed, canonical row), in hexadecimal. */
export function auditHash(key: AuditKey, previous: string, row: Omit<AuditRow, 'hash'>): string {
  return createHmac('sha256', key.secret)
    .update(`${previous}\n${canonical(row)}`)
    .digest('hex');
}

export interface ChainFault {
  readonly node: number;
  readonly n: number;
  readonly fault: 'row-missing' | 'row-altered' | 'key-unknown';
}

/**
 * Checks one node's lines in order, from the line after `head`. A missing line and an altered one
 * are told apart: after a gap the chain goes on from the line found.
 */
export function checkChain(
  rows: readonly AuditRow[],
  head: ChainHead,
  keyOf: (id: number) => AuditKey | null,
): { readonly faults: readonly ChainFault[]; readonly head: ChainHead } {
  const faults: ChainFault[] = [];
  let { n, hash } = head;
  for (const row of rows) {
    const key = keyOf(row.key_id);
    const gap = row.n !== n + 1;
    if (gap) faults.push({ node: row.node, n: n + 1, fault: 'row-missing' });
    if (key === null) faults.push({ node: row.node, n: row.n, fault: 'key-unknown' });
    else if (!gap && auditHash(key, hash, row) !== row.hash) {
      faults.push({ node: row.node, n: row.n, fault: 'row-altered' });
    }
    n = row.n;
    hash = row.hash;
  }
  return { faults, head: { n, hash } };
}
