/** The audit chains read together. Each node has its own; a page merges them by time. */
import type { Reader } from '../port.ts';
import type { AuditRow } from '../rows/platform.ts';
import { all, type Sql, sql } from './keyset.ts';

export interface AuditFilter {
  readonly actor?: number | undefined;
  readonly action?: string | undefined;
  /** Id of the object. */
  readonly object?: string | undefined;
}

/** By node, the line before which the next page begins. */
export type AuditCursor = ReadonlyMap<number, number>;

export function writeAuditCursor(cursor: AuditCursor): string {
  return Buffer.from([...cursor].map(([node, n]) => `${node}:${n}`).join(',')).toString(
    'base64url',
  );
}

/** Null for the first page, undefined for a text that is no cursor. */
export function readAuditCursor(text: string | undefined): AuditCursor | null | undefined {
  if (text === undefined) return null;
  const plain = Buffer.from(text, 'base64url').toString();
  if (!/^\d{1,9}:\d{1,16}(,\d{1,9}:\d{1,16})*$/.test(plain)) return undefined;
  return new Map(
    plain.split(',').map((part): [number, number] => {
      const [node = '0', n = '0'] = part.split(':');
      return [Number(node), Number(n)];
    }),
  );
}

function conditions({ actor, action, object }: AuditFilter): Sql[] {
  return [
    ...(actor === undefined ? [] : [sql('actor_id = ?', actor)]),
    ...(action === undefined ? [] : [sql('action = ?', action)]),
    ...(object === undefined ? [] : [sql('object_id = ?', object)]),
  ];
}

const latestFirst = (a: AuditRow, b: AuditRow): number =>
  b.at - a.at || a.node - b.node || b.n - a.n;

/** One page, newest first: the last lines of every chain, of which the newest are shown. */
export async function listAudit(
  read: Reader,
  filter: AuditFilter,
  after: AuditCursor | null,
  limit: number,
): Promise<{ readonly rows: readonly AuditRow[]; readonly next: AuditCursor | null }> {
  const nodes = await read.all<{ node: number; n: number }>(
    'select node, max(n) as n from audit group by node order by node',
  );
  const starts = new Map(nodes.map(({ node, n }) => [node, after?.get(node) ?? n + 1]));
  const found: AuditRow[] = [];
  for (const [node, start] of starts) {
    const where = all([sql('node = ? and n < ?', node, start), ...conditions(filter)]);
    const rows = await read.all<AuditRow>(
      `select node, n, at, actor_id, actor_kind, session, address, action, object_type, object_id,
         result, data, key_id, hash
       from audit where ${where.text} order by node desc, n desc limit ${limit + 1}`,
      where.values,
    );
    found.push(...rows);
  }
  const sorted = found.toSorted(latestFirst);
  const rows = sorted.slice(0, limit);
  if (sorted.length <= limit) return { rows, next: null };
  const next = new Map(starts);
  for (const row of rows) next.set(row.node, row.n);
  return { rows, next };
}
