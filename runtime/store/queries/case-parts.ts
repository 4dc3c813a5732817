/** What hangs on a case: clocks, history, files, personal values. */
import type { Reader } from '../port.ts';
import type {
  AttachmentRow,
  ClockRow,
  HistoryLineRow,
  PersonalValueRow,
  RecordRow,
} from '../rows/work.ts';
import { oneOf } from './keyset.ts';

/** Clocks of several cases, of their steps too, in the order in which they started. */
export async function clocksOf(
  reader: Reader,
  records: readonly RecordRow['id'][],
): Promise<ClockRow[]> {
  if (records.length === 0) return [];
  const where = oneOf('record_id', records);
  return reader.all(
    `select * from clock where ${where.text} order by started_at, id`,
    where.values,
  );
}

/** The history of a case from its beginning. */
export function historyOf(reader: Reader, record: RecordRow['id']): Promise<HistoryLineRow[]> {
  return reader.all('select * from history_line where record_id = ? order by at, n', [record]);
}

export function filesOf(reader: Reader, record: RecordRow['id']): Promise<AttachmentRow[]> {
  return reader.all('select * from attachment where record_id = ? order by id', [record]);
}

export async function fileById(reader: Reader, id: number): Promise<AttachmentRow | null> {
  const rows = await reader.all<AttachmentRow>('select * from attachment where id = ?', [id]);
  return rows[0] ?? null;
}

/** Whether any row has this content. */
export async function isKept(reader: Reader, sha256: string): Promise<boolean> {
  const rows = await reader.all('select id from attachment where sha256 = ? limit 1', [sha256]);
  return rows.length > 0;
}

export function personalValuesOf(
  reader: Reader,
  record: RecordRow['id'],
): Promise<PersonalValueRow[]> {
  return reader.all('select * from personal_value where record_id = ?', [record]);
}
