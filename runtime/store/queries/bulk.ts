/** Operations on all instances of a definition. No index leads from a definition to them. */
import type { Reader } from '../port.ts';
import type { BulkOperationRow, BulkResultRow, DefinitionRow } from '../rows/process.ts';
import { type Cursor, cut, type PageRequest } from './keyset.ts';

/** Definitions of a pack, newest version first, or of all packs. */
export function definitions(
  reader: Reader,
  { limit, after }: PageRequest,
): Promise<DefinitionRow[]> {
  const text = `select * from definition where id < ? order by id desc limit ${limit + 1}`;
  return reader.all<DefinitionRow>(text, [after?.id ?? Number.MAX_SAFE_INTEGER]);
}

/** How many instances of a definition are not over. */
export async function countLive(reader: Reader, definition: number): Promise<number> {
  const text = 'select count(*) as n from instance where definition_id = ? and ended_at is null';
  const [row] = await reader.all<{ n: number }>(text, [definition]);
  return Number(row?.n ?? 0);
}

/** The next instances of a definition that are not over, by their ids. */
export async function liveInstances(
  reader: Reader,
  definition: number,
  after: number,
  limit: number,
): Promise<readonly number[]> {
  const text = `select id from instance where definition_id = ? and id > ? and ended_at is null
    order by id limit ${limit}`;
  const rows = await reader.all<{ id: number }>(text, [definition, after]);
  return rows.map(({ id }) => id);
}

export async function bulkOperationById(
  reader: Reader,
  id: number,
): Promise<BulkOperationRow | null> {
  const [row] = await reader.all<BulkOperationRow>('select * from bulk_operation where id = ?', [
    id,
  ]);
  return row ?? null;
}

/** How many instances an operation has done and how many have refused it. */
export async function bulkCounts(
  reader: Reader,
  operation: number,
): Promise<{ readonly done: number; readonly refused: number }> {
  const text = `select result = 'done' as done, count(*) as n from bulk_result
    where operation_id = ? group by result = 'done'`;
  const rows = await reader.all<{ done: number; n: number }>(text, [operation]);
  const of = (done: number) => Number(rows.find((row) => Number(row.done) === done)?.n ?? 0);
  return { done: of(1), refused: of(0) };
}

/** Instances that refused an operation, by their ids. */
export async function refusedOf(
  reader: Reader,
  operation: number,
  { limit, after }: PageRequest,
): Promise<{ readonly rows: readonly BulkResultRow[]; readonly next: Cursor | null }> {
  const text = `select * from bulk_result
    where operation_id = ? and instance_id > ? and result <> 'done'
    order by instance_id limit ${limit + 1}`;
  const rows = await reader.all<BulkResultRow>(text, [operation, after?.id ?? 0]);
  return cut(rows, limit, (row) => ({ value: null, id: row.instance_id }));
}
