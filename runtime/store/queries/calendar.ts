import type { Reader } from '../port.ts';
import type { CalendarRow } from '../rows/platform.ts';

/** The newest version of a calendar; null before there is one. */
export async function newestCalendar(read: Reader, id: string): Promise<CalendarRow | null> {
  const [row] = await read.all<CalendarRow>(
    'select id, version, zone, data from calendar where id = ? order by version desc limit 1',
    [id],
  );
  return row ?? null;
}
