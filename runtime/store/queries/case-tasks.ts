/** Who has cases in hand, read for many cases at once. */
import type { Reader } from '../port.ts';
import type { RecordRow, TaskRow } from '../rows/work.ts';
import { oneOf } from './keyset.ts';

/** An open task, once for each who may claim it; `principal` is null where nobody may. */
export interface OfferedTask extends Pick<TaskRow, 'assignee' | 'definition_id' | 'element'> {
  readonly record_id: RecordRow['id'];
  readonly principal: string | null;
}

/** Open tasks of the cases with those they are offered to. */
export async function offeredTasksOf(
  reader: Reader,
  records: readonly RecordRow['id'][],
): Promise<OfferedTask[]> {
  if (records.length === 0) return [];
  const where = oneOf('t.record_id', records);
  return reader.all<OfferedTask>(
    `select t.record_id, t.assignee, t.definition_id, t.element, c.principal from task t
      left join candidate c on c.task_id = t.id
      where t.ended_at is null and ${where.text} order by t.id`,
    where.values,
  );
}
