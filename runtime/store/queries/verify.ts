import type { Id } from '@liandong/engine';
import type { Reader } from '../port.ts';
import type { AuditRow } from '../rows/platform.ts';
import type { InstanceRow, PartRow, StepRow } from '../rows/process.ts';

/** Instances after an id, in the order of their ids. */
export function instancesAfter(reader: Reader, after: Id, limit: number): Promise<InstanceRow[]> {
  const sql = `SELECT * FROM instance WHERE id > ? ORDER BY id LIMIT ${limit}`;
  return reader.all<InstanceRow>(sql, [after]);
}

export function stepsOf(reader: Reader, instance: Id): Promise<StepRow[]> {
  return reader.all<StepRow>('SELECT * FROM step WHERE instance_id = ? ORDER BY n', [instance]);
}

export function partsOf(reader: Reader, instance: Id): Promise<PartRow[]> {
  return reader.all<PartRow>('SELECT * FROM part WHERE instance_id = ?', [instance]);
}

/** Rows that a waiting instance owns, by the kind of its wait. No index leads to them. */
const ownedTables = {
  task: 'task WHERE ended_at IS NULL AND instance_id',
  timer: 'timer WHERE instance_id',
  job: 'job WHERE instance_id',
  subscription: 'subscription WHERE instance_id',
} as const;

export type OwnedKind = keyof typeof ownedTables;

/** What the instances from `first` to `last` own: ids in order, by instance. One pass a kind. */
export async function ownedIds(
  reader: Reader,
  kind: OwnedKind,
  first: Id,
  last: Id,
): Promise<ReadonlyMap<Id, readonly Id[]>> {
  const sql = `SELECT instance_id, id FROM ${ownedTables[kind]} BETWEEN ? AND ? ORDER BY id`;
  const owned = new Map<Id, Id[]>();
  for (const row of await reader.all<{ instance_id: Id; id: Id }>(sql, [first, last])) {
    const ids = owned.get(row.instance_id);
    if (ids === undefined) owned.set(row.instance_id, [row.id]);
    else ids.push(row.id);
  }
  return owned;
}

/** Numbers of the nodes that have written audit lines. */
export async function auditNodes(reader: Reader): Promise<number[]> {
  const rows = await reader.all<{ node: number }>('SELECT DISTINCT node FROM audit ORDER BY node');
  return rows.map(({ node }) => node);
}

export function auditAfter(
  reader: Reader,
  node: number,
  after: number,
  limit: number,
): Promise<AuditRow[]> {
  const sql = `SELECT * FROM audit WHERE node = ? AND n > ? ORDER BY n LIMIT ${limit}`;
  return reader.all<AuditRow>(sql, [node, after]);
}

/** The text of a process as it was published; null when it is not there. */
export async function modelOf(reader: Reader, definition: Id): Promise<string | null> {
  const [row] = await reader.all<{ content: string }>(
    `SELECT a.content FROM definition d
     JOIN artefact a ON a.pack = d.pack AND a.version = d.version AND a.path = d.path
     WHERE d.id = ?`,
    [definition],
  );
  return row?.content ?? null;
}
