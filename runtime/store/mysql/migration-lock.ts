import { randomUUID } from 'node:crypto';
import { type Connection, createConnection } from 'mysql2/promise';

/** After so long a lock was left behind by a process that died; no migration takes that long. */
const staleSeconds = 120;

/**
 * Makes the database of a URL unless it exists. A user who may not see the server without a
 * database must find it made already.
 */
export async function createDatabase(url: string): Promise<void> {
  const server = new URL(url);
  const name = decodeURIComponent(server.pathname.slice(1));
  if (!/^[A-Za-z0-9_]+$/.test(name)) throw new Error(`Expected a plain database name, not ${name}`);
  if (await exists(url)) return;
  server.pathname = '/';
  const connection = await createConnection(server.toString());
  try {
    await connection.query(
      `CREATE DATABASE IF NOT EXISTS ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
    );
  } finally {
    await connection.end();
  }
}

const unknownDatabase = 1049;

async function exists(url: string): Promise<boolean> {
  try {
    const connection = await createConnection(url);
    await connection.end();
    return true;
  } catch (error) {
    const errno = error instanceof Error && 'errno' in error ? error.errno : null;
    if (errno === unknownDatabase) return false;
    throw error;
  }
}

/** Whether this process has the one row of the lock; a stale holder is put out first. */
async function tryLock(connection: Connection, holder: string): Promise<boolean> {
  await connection.query(
    `DELETE FROM migration_lock WHERE id = 1 AND at < NOW() - INTERVAL ${staleSeconds} SECOND`,
  );
  await connection.query(
    'INSERT IGNORE INTO migration_lock (id, holder, at) VALUES (1, ?, NOW())',
    [holder],
  );
  const [rows] = await connection.query('SELECT holder FROM migration_lock WHERE id = 1');
  return (rows as { holder: string }[])[0]?.holder === holder;
}

/**
 * Lets one process at a time migrate. A row and not GET_LOCK: that is local to a node of a
 * cluster. Throws when the lock stays taken.
 */
export async function withMigrationLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  const connection = await createConnection(url);
  const holder = randomUUID();
  try {
    await connection.query(
      `CREATE TABLE IF NOT EXISTS migration_lock
       (id INT PRIMARY KEY, holder VARCHAR(64) NOT NULL, at DATETIME NOT NULL)`,
    );
    for (let attempt = 0; !(await tryLock(connection, holder)); attempt += 1) {
      if (attempt === staleSeconds * 10) throw new Error('Another process is migrating for ever');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return await work();
  } finally {
    await connection.query('DELETE FROM migration_lock WHERE holder = ?', [holder]);
    await connection.end();
  }
}
