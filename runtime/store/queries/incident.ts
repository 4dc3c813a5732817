/** Incidents that wait for somebody who repairs them. */
import type { Reader } from '../port.ts';
import type { IncidentRow } from '../rows/process.ts';
import { countOf, cut, farFuture, type PageOf, type PageRequest, sql } from './keyset.ts';

export interface IncidentListRow extends IncidentRow {
  readonly record_id: number | null;
}

/** Open incidents, newest first. */
export async function listIncidents(
  reader: Reader,
  { limit, after }: PageRequest,
): Promise<PageOf<IncidentListRow>> {
  const text = `select j.*, i.record_id from incident j join instance i on i.id = j.instance_id
    where j.cleared_at is null and j.id < ? order by j.id desc limit ${limit + 1}`;
  const [rows, total] = await Promise.all([
    reader.all<IncidentListRow>(text, [after?.id ?? farFuture]),
    countOf(reader, sql('select id from incident where cleared_at is null')),
  ]);
  return { ...cut(rows, limit, (row) => ({ value: null, id: row.id })), total };
}

export async function incidentById(reader: Reader, id: number): Promise<IncidentRow | null> {
  const rows = await reader.all<IncidentRow>('select * from incident where id = ?', [id]);
  return rows[0] ?? null;
}

/** Open incidents of one instance, oldest first. */
export function incidentsOf(reader: Reader, instance: number): Promise<IncidentRow[]> {
  const text = `select * from incident where instance_id = ? and cleared_at is null order by id`;
  return reader.all<IncidentRow>(text, [instance]);
}
