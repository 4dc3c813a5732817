import type { TaskRow } from '@liandong/runtime/api-types';

type Due = Pick<TaskRow, 'dueAt' | 'light'>;

/** The limit that runs out first, the step's or the whole case's, with its own light. */
export function nearerDue(task: Due & { readonly case: Due }): Due {
  const { dueAt, light } = task;
  const whole = { dueAt: task.case.dueAt, light: task.case.light };
  if (whole.dueAt === null) return { dueAt, light };
  if (dueAt === null || Date.parse(whole.dueAt) < Date.parse(dueAt)) return whole;
  return { dueAt, light };
}
