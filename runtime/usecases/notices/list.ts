import type { Text } from '@liandong/engine';
import type { z } from 'zod';
import type { noticePage } from '../../api/schemas/notice.ts';
import type { PageRequest } from '../../store/queries/keyset.ts';
import { writeCursor } from '../../store/queries/keyset.ts';
import { listNotices } from '../../store/queries/notice.ts';
import { type Asking, userOf } from '../asking.ts';
import { momentOrNull, momentReply } from '../present/case-row.ts';

/** Notices of the person, newest first. */
export async function myNotices(
  asking: Asking,
  request: PageRequest & { readonly unreadOnly: boolean },
): Promise<z.input<typeof noticePage>> {
  const { services } = asking;
  const user = userOf(asking);
  const page = await listNotices(services.store.lists, user, request.unreadOnly, request);
  const items = page.rows.map((row) => ({
    id: String(row.id),
    kind: row.kind,
    text: (JSON.parse(row.data) as { text: Text }).text,
    caseId: row.record_id === null ? null : String(row.record_id),
    createdAt: momentReply(services, row.created_at),
    readAt: momentOrNull(services, row.read_at),
  }));
  return { items, next: writeCursor(page.next), total: page.total };
}
