/** Notices of one person, newest first. */
import type { Reader } from '../port.ts';
import type { NoticeRow } from '../rows/work.ts';
import { countOf, cut, farFuture, firstOf, type PageOf, type PageRequest, sql } from './keyset.ts';

/** Read and unread are two index ranges: what is unread has no time of reading. */
export async function listNotices(
  reader: Reader,
  user: number,
  unreadOnly: boolean,
  { limit, after }: PageRequest,
): Promise<PageOf<NoticeRow>> {
  const below = after?.id ?? farFuture;
  const unread = sql(
    'select * from notice where user_id = ? and read_at is null and id < ?',
    user,
    below,
  );
  const read = sql(
    'select * from notice where user_id = ? and read_at is not null and id < ?',
    user,
    below,
  );
  const query = firstOf(unreadOnly ? [unread] : [unread, read], 'id desc', limit + 1);
  const counted = unreadOnly
    ? sql('select id from notice where user_id = ? and read_at is null', user)
    : sql('select id from notice where user_id = ?', user);
  const [rows, total] = await Promise.all([
    reader.all<NoticeRow>(query.text, query.values),
    countOf(reader, counted),
  ]);
  return { ...cut(rows, limit, (row) => ({ value: null, id: row.id })), total };
}
