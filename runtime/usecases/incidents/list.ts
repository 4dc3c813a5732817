import type { z } from 'zod';
import type { incidentPage } from '../../api/schemas/operation.ts';
import { listIncidents } from '../../store/queries/incident.ts';
import type { PageRequest } from '../../store/queries/keyset.ts';
import { writeCursor } from '../../store/queries/keyset.ts';
import type { Asking } from '../asking.ts';
import { momentReply } from '../present/case-row.ts';

/** Incidents that nobody has repaired yet. */
export async function listOpenIncidents(
  { services }: Pick<Asking, 'services'>,
  request: PageRequest,
): Promise<z.input<typeof incidentPage>> {
  const page = await listIncidents(services.store.lists, request);
  const items = page.rows.map((row) => ({
    id: String(row.id),
    instance: String(row.instance_id),
    element: row.element,
    code: row.code,
    detail: row.detail,
    caseId: row.record_id === null ? null : String(row.record_id),
    raisedAt: momentReply(services, row.raised_at),
  }));
  return { items, next: writeCursor(page.next), total: page.total };
}
