import type { Id } from '@liandong/engine';
import type { Reader, Transaction } from '../port.ts';
import type { KeyRow } from '../rows/platform.ts';

const columns = 'id, purpose, subject, secret, created_at, erased_at';

function marks(count: number): string {
  return Array.from({ length: count }, () => '?').join(', ');
}

export function keysFor(reader: Reader, purpose: string): Promise<KeyRow[]> {
  const sql = `SELECT ${columns} FROM key_entry WHERE purpose = ? ORDER BY id`;
  return reader.all<KeyRow>(sql, [purpose]);
}

export function keysById(reader: Reader, ids: readonly Id[]): Promise<KeyRow[]> {
  const sql = `SELECT ${columns} FROM key_entry WHERE id IN (${marks(ids.length)})`;
  return reader.all<KeyRow>(sql, ids);
}

export async function nextKeyId(transaction: Transaction): Promise<Id> {
  const rows = await transaction.all<{ id: Id | null }>('SELECT MAX(id) AS id FROM key_entry');
  return (rows[0]?.id ?? 0) + 1;
}

export async function addKeys(transaction: Transaction, rows: readonly KeyRow[]): Promise<void> {
  const values = rows.map(() => '(?, ?, ?, ?, ?, ?)').join(', ');
  await transaction.run(
    `INSERT INTO key_entry (${columns}) VALUES ${values}`,
    rows.flatMap((row) => [
      row.id,
      row.purpose,
      row.subject,
      row.secret,
      row.created_at,
      row.erased_at,
    ]),
  );
}

/** Overwrites the secrets; the rows stay, so that a restored copy can be erased again. */
export function eraseKeys(
  transaction: Transaction,
  ids: readonly Id[],
  now: number,
): Promise<number> {
  return transaction.run(
    `UPDATE key_entry SET secret = '', erased_at = ?
     WHERE erased_at IS NULL AND id IN (${marks(ids.length)})`,
    [now, ...ids],
  );
}
