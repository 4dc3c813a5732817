import type { Id } from '@liandong/engine';
import type { Reader, Transaction } from '../port.ts';
import type {
  InstanceRow,
  JobRow,
  MessageRow,
  OutboxRow,
  SubscriptionRow,
  TimerRow,
} from '../rows/process.ts';

function marks(list: readonly unknown[]): string {
  return list.map(() => '?').join(', ');
}

/** Ids of rows that are due, the longest overdue first. */
export async function dueIds(
  reader: Reader,
  table: 'timer' | 'outbox',
  now: number,
  limit: number,
): Promise<Id[]> {
  const sql = `SELECT id FROM ${table} WHERE visible_at <= ? ORDER BY visible_at LIMIT ${limit}`;
  const rows = await reader.all<{ id: Id }>(sql, [now]);
  return rows.map(({ id }) => id);
}

/** When the next row becomes visible; null when there is none. */
export async function nextVisible(
  reader: Reader,
  table: 'timer' | 'outbox',
): Promise<number | null> {
  const sql = `SELECT MIN(visible_at) AS at FROM ${table}`;
  const [row] = await reader.all<{ at: number | null }>(sql);
  return row?.at ?? null;
}

/** Leases those of the rows that are still due; answers them as they were. */
export async function lease<T extends 'timer' | 'outbox'>(
  dialect: 'sqlite' | 'mysql',
  transaction: Transaction,
  table: T,
  ids: readonly Id[],
  times: { readonly now: number; readonly until: number },
): Promise<(T extends 'timer' ? TimerRow : OutboxRow)[]> {
  const lock = dialect === 'mysql' ? ' FOR UPDATE' : '';
  const rows = await transaction.all<T extends 'timer' ? TimerRow : OutboxRow>(
    `SELECT * FROM ${table} WHERE id IN (${marks(ids)}) AND visible_at <= ? ORDER BY id${lock}`,
    [...ids, times.now],
  );
  if (rows.length === 0) return rows;
  const taken = rows.map(({ id }) => id);
  await transaction.run(
    `UPDATE ${table} SET visible_at = ?, attempts = attempts + 1 WHERE id IN (${marks(taken)})`,
    [times.until, ...taken],
  );
  return rows;
}

/** Makes a leased row visible at another time; one that is gone stays gone. */
export function makeVisibleAt(
  transaction: Transaction,
  table: 'timer' | 'outbox',
  id: Id,
  at: number,
): Promise<number> {
  return transaction.run(`UPDATE ${table} SET visible_at = ? WHERE id = ?`, [at, id]);
}

export async function deleteRow(
  transaction: Transaction,
  table: 'timer' | 'outbox',
  id: Id,
): Promise<void> {
  await transaction.run(`DELETE FROM ${table} WHERE id = ?`, [id]);
}

/** Jobs of a type that are due, the longest waiting first. */
export async function dueJobs(
  reader: Reader,
  type: string,
  now: number,
  limit: number,
): Promise<Id[]> {
  const rows = await reader.all<{ id: Id }>(
    `SELECT id FROM job WHERE type = ? AND visible_at <= ? ORDER BY visible_at LIMIT ${limit}`,
    [type, now],
  );
  return rows.map(({ id }) => id);
}

export async function jobById(reader: Reader, id: Id): Promise<JobRow | null> {
  const [row] = await reader.all<JobRow>('SELECT * FROM job WHERE id = ?', [id]);
  return row ?? null;
}

export async function instanceById(reader: Reader, id: Id): Promise<InstanceRow | null> {
  const [row] = await reader.all<InstanceRow>('SELECT * FROM instance WHERE id = ?', [id]);
  return row ?? null;
}

export async function instanceByCall(reader: Reader, call: Id): Promise<InstanceRow | null> {
  const sql = 'SELECT * FROM instance WHERE parent_call = ?';
  const [row] = await reader.all<InstanceRow>(sql, [call]);
  return row ?? null;
}

export async function subscriptionById(reader: Reader, id: Id): Promise<SubscriptionRow | null> {
  const sql = 'SELECT * FROM subscription WHERE id = ?';
  const [row] = await reader.all<SubscriptionRow>(sql, [id]);
  return row ?? null;
}

/** The oldest stored message at a meeting point that is not out of date. */
export async function oldestMessage(
  reader: Reader,
  name: string,
  key: string,
  now: number,
): Promise<MessageRow | null> {
  const [row] = await reader.all<MessageRow>(
    `SELECT * FROM message WHERE name = ? AND correlation_key = ? AND expires_at > ?
     ORDER BY id LIMIT 1`,
    [name, key, now],
  );
  return row ?? null;
}

/** Keys under which messages of a name are stored, in order, after one of them. */
export async function storedKeys(
  reader: Reader,
  name: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await reader.all<{ correlation_key: string }>(
    `SELECT DISTINCT correlation_key FROM message
     WHERE name = ? AND correlation_key ${after === null ? '>=' : '>'} ?
     ORDER BY correlation_key LIMIT ${limit}`,
    [name, after ?? ''],
  );
  return rows.map((row) => row.correlation_key);
}

/** Who listens, in the order in which they began to. */
export function subscriptions(
  reader: Reader,
  wanted: Pick<SubscriptionRow, 'type' | 'name' | 'correlation_key'>,
  after: Id,
  limit: number,
): Promise<SubscriptionRow[]> {
  return reader.all<SubscriptionRow>(
    `SELECT * FROM subscription
     WHERE type = ? AND name = ? AND correlation_key = ? AND id > ?
     ORDER BY id LIMIT ${limit}`,
    [wanted.type, wanted.name, wanted.correlation_key, after],
  );
}
