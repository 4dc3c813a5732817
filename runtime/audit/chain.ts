import { hash } from 'node:crypto';
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
  return hmacSha256(key.secret, `${previous}\n${canonical(row)}`);
}

const blockBytes = 64;
const digestBytes = 32;

/**
 * RFC 2104 on the one-shot hash, which needs no handle a line: each command writes a line, and
 * `createHmac` took a third longer. Both blocks of a key are made once.
 */
const blocks = new WeakMap<Buffer, { inner: Buffer; readonly outer: Buffer }>();

function blocksOf(secret: Buffer): { inner: Buffer; readonly outer: Buffer } {
  let found = blocks.get(secret);
  if (found === undefined) {
    const key = secret.length > blockBytes ? hash('sha256', secret, 'buffer') : secret;
    const pad = (byte: number, size: number): Buffer => {
      const block = Buffer.alloc(size, byte);
      for (let at = 0; at < blockBytes; at += 1) block[at] = byte ^ (key[at] ?? 0);
      return block;
    };
    found = { inner: pad(0x36, 4096), outer: pad(0x5c, blockBytes + digestBytes) };
    blocks.set(secret, found);
  }
  return found;
}

function hmacSha256(secret: Buffer, text: string): string {
  const found = blocksOf(secret);
  const room = blockBytes + text.length * 3;
  if (found.inner.length < room) {
    found.inner = Buffer.concat([found.inner.subarray(0, blockBytes)], room);
  }
  const end = blockBytes + found.inner.write(text, blockBytes);
  found.outer.set(hash('sha256', found.inner.subarray(0, end), 'buffer'), blockBytes);
  return hash('sha256', found.outer, 'hex');
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
