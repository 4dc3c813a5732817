import type { Reader, Transaction } from '../port.ts';
import type { SessionRow, UserRow } from '../rows/organisation.ts';
import { oneOf } from './keyset.ts';

export async function sessionByHash(read: Reader, tokenHash: string): Promise<SessionRow | null> {
  const [row] = await read.all<SessionRow>(
    `select token_hash, user_id, created_at, seen_at, expires_at, address
     from session where token_hash = ?`,
    [tokenHash],
  );
  return row ?? null;
}

/** Hashes of the sessions of a person. */
export async function sessionsOf(read: Reader, user: number): Promise<readonly string[]> {
  const rows = await read.all<{ token_hash: string }>(
    'select token_hash from session where user_id = ? order by token_hash',
    [user],
  );
  return rows.map((row) => row.token_hash);
}

/** Hashes of sessions that are over, oldest first. */
export async function sessionsOver(
  read: Reader,
  now: number,
  seenBefore: number,
  limit: number,
): Promise<readonly string[]> {
  const rows = await read.all<{ token_hash: string }>(
    `select token_hash from session where expires_at <= ? or seen_at < ?
     order by expires_at limit ?`,
    [now, seenBefore, limit],
  );
  return rows.map((row) => row.token_hash);
}

const userColumns =
  'id, login, name, password, totp_secret, password_expired, disabled, language, created_at, revision';

/** An account with what signing in needs. */
export async function userByLogin(read: Reader, login: string): Promise<UserRow | null> {
  const [row] = await read.all<UserRow>(`select ${userColumns} from user_account where login = ?`, [
    login,
  ]);
  return row ?? null;
}

export async function userById(read: Reader, id: number): Promise<UserRow | null> {
  const [row] = await read.all<UserRow>(`select ${userColumns} from user_account where id = ?`, [
    id,
  ]);
  return row ?? null;
}

/** Moves the time a session was last seen forward, never back. */
export async function touchSession(
  transaction: Transaction,
  tokenHash: string,
  seenAt: number,
): Promise<void> {
  await transaction.run('update session set seen_at = ? where token_hash = ? and seen_at < ?', [
    seenAt,
    tokenHash,
    seenAt,
  ]);
}

export function deleteSessions(
  transaction: Transaction,
  tokenHashes: readonly string[],
): Promise<number> {
  const where = oneOf('token_hash', tokenHashes);
  return transaction.run(`delete from session where ${where.text}`, where.values);
}
