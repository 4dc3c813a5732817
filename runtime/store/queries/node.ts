import type { Id } from '@liandong/engine';
import type { Reader, Transaction } from '../port.ts';
import type { AuditRow, NodeRow } from '../rows/platform.ts';

/** Takes the next `size` ids; answers the first of them. */
export async function leaseIds(transaction: Transaction, name: string, size: number): Promise<Id> {
  const met = await transaction.run('UPDATE id_block SET next = next + ? WHERE name = ?', [
    size,
    name,
  ]);
  if (met === 0) {
    await transaction.run('INSERT INTO id_block (name, next) VALUES (?, ?)', [name, 1 + size]);
    return 1;
  }
  const rows = await transaction.all<{ next: number }>('SELECT next FROM id_block WHERE name = ?', [
    name,
  ]);
  return (rows[0]?.next ?? 1 + size) - size;
}

export function nodes(transaction: Transaction): Promise<NodeRow[]> {
  return transaction.all<NodeRow>('SELECT id, holder, heartbeat_at FROM node ORDER BY id');
}

/** Takes over a number that its holder has left; false when somebody else was faster. */
export async function takeNode(
  transaction: Transaction,
  old: NodeRow,
  holder: string,
  now: number,
): Promise<boolean> {
  const met = await transaction.run(
    'UPDATE node SET holder = ?, heartbeat_at = ? WHERE id = ? AND holder = ? AND heartbeat_at = ?',
    [holder, now, old.id, old.holder, old.heartbeat_at],
  );
  return met === 1;
}

/** Shows that the holder lives; false when the number belongs to somebody else by now. */
export async function beat(
  transaction: Transaction,
  id: number,
  holder: string,
  now: number,
): Promise<boolean> {
  const met = await transaction.run(
    'UPDATE node SET heartbeat_at = ? WHERE id = ? AND holder = ?',
    [now, id, holder],
  );
  return met === 1;
}

/** Where the node's audit chain and its changes end. */
export async function heads(
  transaction: Transaction,
  node: number,
): Promise<{ audit: { n: number; hash: string }; change: number }> {
  const [audit] = await transaction.all<{ n: number; hash: string }>(
    'SELECT n, hash FROM audit WHERE node = ? ORDER BY n DESC LIMIT 1',
    [node],
  );
  const [change] = await transaction.all<{ n: number }>(
    'SELECT n FROM change_log WHERE node = ? ORDER BY n DESC LIMIT 1',
    [node],
  );
  return { audit: audit ?? { n: 0, hash: '' }, change: change?.n ?? 0 };
}

/** The hash of one audit line; null when the line is not there. */
export async function auditHashAt(reader: Reader, node: number, n: number): Promise<string | null> {
  const [row] = await reader.all<Pick<AuditRow, 'hash'>>(
    'SELECT hash FROM audit WHERE node = ? AND n = ?',
    [node, n],
  );
  return row?.hash ?? null;
}
