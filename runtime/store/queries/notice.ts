/** Notices of one person, newest first. */
import type { Reader } from '../port.ts';
import type { NoticeRow } from '../rows/work.ts';
import {
  all,
  before,
  countOf,
  cut,
  firstOf,
  type PageOf,
  type PageRequest,
  sql,
} from './keyset.ts';

/** Read and unread are two index ranges: what is unread has no time of reading. */
export async function listNotices(
  reader: Reader,
  user: number,
  unreadOnly: boolean,
  { limit, after }: PageRequest,
): Promise<PageOf<NoticeRow>> {
  const branch = (state: 'is null' | 'is not null') => {
    const own = sql(`user_id = ? and read_at ${state}`, user);
    const where = all([own, before('created_at', 'id', after)]);
    return { text: `select * from notice where ${where.text}`, values: where.values };
  };
  const branches = unreadOnly ? [branch('is null')] : [branch('is null'), branch('is not null')];
  const query = firstOf(branches, 'created_at desc, id desc', limit + 1);
  const counted = unreadOnly
    ? sql('select id from notice where user_id = ? and read_at is null', user)
    : sql('select id from notice where user_id = ?', user);
  const [rows, total] = await Promise.all([
    reader.all<NoticeRow>(query.text, query.values),
    countOf(reader, counted),
  ]);
  return { ...cut(rows, limit, (row) => ({ value: row.created_at, id: row.id })), total };
}
