import type { SqlValue, Store, Transaction } from '../port.ts';

export interface MeetingPoint {
  readonly name: string;
  readonly key: string;
}

function flat(points: readonly MeetingPoint[]): SqlValue[] {
  return points.flatMap(({ name, key }) => [name, key]);
}

/**
 * Updates the meeting rows, in key order, before anything is read: of two transactions that meet
 * the second waits here for the first and then sees what it wrote.
 */
export async function touchMeetingPoints(
  dialect: Store['dialect'],
  transaction: Transaction,
  points: readonly MeetingPoint[],
): Promise<void> {
  const rows = points.map(() => '(?, ?, 1)').join(', ');
  const insert = `INSERT INTO correlation (name, correlation_key, revision) VALUES ${rows}`;
  const merge =
    dialect === 'sqlite'
      ? 'ON CONFLICT (name, correlation_key) DO UPDATE SET revision = revision + 1'
      : 'ON DUPLICATE KEY UPDATE revision = revision + 1';
  await transaction.run(`${insert} ${merge}`, flat(points));
}

/**
 * Those of the points where a stored message and an open subscription wait for each other; what
 * starts an instance waits at all keys of its name.
 */
export async function meetings(
  transaction: Transaction,
  points: readonly MeetingPoint[],
  now: number,
): Promise<MeetingPoint[]> {
  const where = points.map(() => '(m.name = ? AND m.correlation_key = ?)').join(' OR ');
  const rows = await transaction.all<{ name: string; correlation_key: string }>(
    `SELECT DISTINCT m.name, m.correlation_key
     FROM message m
     WHERE m.expires_at > ? AND (${where}) AND (
       EXISTS (SELECT 1 FROM subscription s WHERE s.type = 'message'
         AND s.name = m.name AND s.correlation_key = m.correlation_key)
       OR EXISTS (SELECT 1 FROM subscription s WHERE s.type = 'message-start'
         AND s.name = m.name AND s.correlation_key = ''))`,
    [now, ...flat(points)],
  );
  return rows.map((row) => ({ name: row.name, key: row.correlation_key }));
}
