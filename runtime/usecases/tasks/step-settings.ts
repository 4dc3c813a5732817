import type { UserTaskSummary } from '@liandong/engine';
import { type Access, fieldAccess } from '../../forms/field-access.ts';
import type { Form } from '../../forms/form.ts';
import type { Located } from '../../packs/packs.ts';
import type { Services } from '../../services.ts';
import type { TaskRow } from '../../store/rows/work.ts';
import type { Asking } from '../asking.ts';

/** A task's step as its model and pack describe it. */
export interface StepSettings {
  readonly located: Located;
  readonly step: UserTaskSummary;
  /** null where the step has no form. */
  readonly form: Form | null;
  readonly access: ReadonlyMap<string, Access>;
}

/**
 * The name of a task's step in the reader's language. A definition that cannot be read any more
 * names its steps by their ids, so that it spoils no list of others.
 */
export async function stepName(
  { services, language }: Pick<Asking, 'services' | 'language'>,
  task: Pick<TaskRow, 'definition_id' | 'element'>,
): Promise<string> {
  try {
    const { located, step } = await stepSettings(services, task);
    return located.pack.text(step.name)[language];
  } catch (err) {
    services.log.error({ err, definition: task.definition_id }, 'a definition cannot be read');
    return task.element;
  }
}

/**
 * Finds the settings of a task in the version that its case runs. Throws when that version is not
 * there: published versions never go.
 */
export async function stepSettings(
  { packs }: Pick<Services, 'packs'>,
  task: Pick<TaskRow, 'definition_id' | 'element'>,
): Promise<StepSettings> {
  const located =
    packs.cachedDefinition(task.definition_id) ?? (await packs.definition(task.definition_id));
  const step = located?.process.definition.userTask(task.element) ?? null;
  if (!located || !step) {
    throw new Error(`Expected step ${task.element} in definition ${task.definition_id}`);
  }
  const form = step.form === null ? null : (located.pack.forms.get(step.form) ?? null);
  return { located, step, form, access: fieldAccess(step, located.pack.fields.keys()) };
}
