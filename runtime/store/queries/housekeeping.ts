/** Rows that only had to stand for a while, and what a node asks of its database. */
import type { Reader, Store } from '../port.ts';

const deletedAtOnceMax = 1000;

/**
 * Deletes rows older than their keeping time, and messages that nobody took in their life time;
 * answers how many. Ever the last change stays.
 */
export async function deleteOld(
  store: Store,
  before: {
    readonly tries: number;
    readonly answers: number;
    readonly changes: number;
    readonly messages: number;
  },
): Promise<number> {
  let deleted = 0;
  const limits = await store.read.all<{ name: string; subject: string; window_start: number }>(
    `select name, subject, window_start from limit_count where window_start < ?
     order by window_start limit ${deletedAtOnceMax}`,
    [before.tries],
  );
  const answers = await store.read.all<{ scope: string; idempotency_key: string }>(
    `select scope, idempotency_key from idempotency where created_at < ?
     order by created_at limit ${deletedAtOnceMax}`,
    [before.answers],
  );
  const changes = await store.read.all<{ node: number; n: number }>(
    `select c.node, c.n from change_log c where c.at < ?
       and c.n < (select max(l.n) from change_log l where l.node = c.node)
     order by c.at limit ${deletedAtOnceMax}`,
    [before.changes],
  );
  const messages = await store.read.all<{ id: number }>(
    `select id from message where expires_at <= ? order by expires_at limit ${deletedAtOnceMax}`,
    [before.messages],
  );
  deleted += limits.length + answers.length + changes.length + messages.length;
  if (deleted === 0) return 0;
  await store.transaction(async (transaction) => {
    const conflicts = await transaction.apply([
      ...limits.map((key) => ({ op: 'delete', table: 'limit_count', key }) as const),
      ...answers.map((key) => ({ op: 'delete', table: 'idempotency', key }) as const),
      ...changes.map((key) => ({ op: 'delete', table: 'change_log', key }) as const),
      ...messages.map((key) => ({ op: 'delete', table: 'message', key }) as const),
    ]);
    if (conflicts.length > 0) throw new Error('Expected deletes to meet no conflict');
  });
  return deleted;
}

/** Names of the migrations that have run. Throws `StoreError` when the database is lost. */
export async function ranMigrations(read: Reader): Promise<ReadonlySet<string>> {
  const rows = await read.all<{ name: string }>('select name from migration');
  return new Set(rows.map((row) => row.name));
}
