import type { z } from 'zod';
import type { taskCounts, taskPage } from '../../api/schemas/task.ts';
import { clocksOf } from '../../store/queries/case-parts.ts';
import type { PageRequest } from '../../store/queries/keyset.ts';
import { writeCursor } from '../../store/queries/keyset.ts';
import { countStartedBy } from '../../store/queries/record.ts';
import { assignedTasks, claimableTasks, countTasks, doneTasks } from '../../store/queries/task.ts';
import { type Asking, userOf } from '../asking.ts';
import { taskRowReply } from '../present/task-row.ts';

const lists = { assigned: assignedTasks, claimable: claimableTasks, done: doneTasks };

export interface TaskList extends PageRequest {
  readonly list: keyof typeof lists;
  readonly q?: string | undefined;
}

/** 待办, 可认领, 已办: one work list of the person. */
export async function listTasks(
  asking: Asking,
  request: TaskList,
): Promise<z.input<typeof taskPage>> {
  const { services, principal } = asking;
  const reader = services.store.lists;
  const user = userOf(asking);
  const { candidateKeys } = principal;
  const filter = { user, candidateKeys, q: request.q };
  const page = await lists[request.list](reader, filter, request);
  const clocks = await clocksOf(
    reader,
    page.rows.map(({ record }) => record.id),
  );
  const items = await Promise.all(page.rows.map((row) => taskRowReply(asking, row, clocks)));
  return { items, next: writeCursor(page.next), total: page.total };
}

/** How many lines each list has, for the menu. */
export async function countMyTasks(asking: Asking): Promise<z.input<typeof taskCounts>> {
  const { services, principal } = asking;
  const reader = services.store.lists;
  const user = userOf(asking);
  const [counts, mine] = await Promise.all([
    countTasks(reader, { user, candidateKeys: principal.candidateKeys }),
    countStartedBy(reader, user),
  ]);
  return { ...counts, mine };
}
