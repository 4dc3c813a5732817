import { offeredTasksOf } from '../../store/queries/case-tasks.ts';
import type { Asking } from '../asking.ts';
import { stepSettings } from '../tasks/step-settings.ts';

/**
 * Fields that a step hides from those who have it in hand or could take it. The case and its
 * files hide them from the same people: else the case's page would be the way around the step.
 */
export async function hiddenFields(
  { services, principal }: Pick<Asking, 'services' | 'principal'>,
  record: number,
): Promise<ReadonlySet<string>> {
  const hidden = new Set<string>();
  for (const task of await offeredTasksOf(services.store.read, [record])) {
    const offered =
      task.principal !== null &&
      task.assignee === null &&
      principal.candidateKeys.includes(task.principal);
    if (!offered && task.assignee !== principal.id) continue;
    const { access } = await stepSettings(services, task);
    for (const [name, allowed] of access) if (allowed === 'hide') hidden.add(name);
  }
  return hidden;
}
