import type { z } from 'zod';
import type { taskRow } from '../../api/schemas/task.ts';
import { lightOf } from '../../sla/limits.ts';
import type { TaskListRow } from '../../store/queries/task.ts';
import type { ClockRow } from '../../store/rows/work.ts';
import type { Asking } from '../asking.ts';
import { stepName } from '../tasks/step-settings.ts';
import { caseRowReply, momentOrNull, momentReply, personReply, unitReply } from './case-row.ts';

type TaskRowReply = z.input<typeof taskRow>;

/** A line of a work list; the step's name comes from the version that the case runs. */
export async function taskRowReply(
  asking: Pick<Asking, 'services' | 'language'>,
  { task, record }: TaskListRow,
  clocks: readonly ClockRow[],
): Promise<TaskRowReply> {
  const { services } = asking;
  const clock = clocks.find(({ task_id }) => task_id === task.id);
  return {
    id: String(task.id),
    element: task.element,
    name: await stepName(asking, task),
    state: task.state,
    createdAt: momentReply(services, task.created_at),
    dueAt: momentOrNull(services, task.due_at),
    endedAt: momentOrNull(services, task.ended_at),
    light: clock ? lightOf(clock, services.now()) : 'green',
    assignee: task.assignee === null ? null : personReply(services, task.assignee),
    unit: unitReply(services, task.unit_id),
    case: caseRowReply(services, record, clocks),
  };
}
