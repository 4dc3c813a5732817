import { type EngineRecord, type PassedStep, passedSteps } from '@liandong/engine';
import type { Refusal } from '../../commit/command.ts';
import { stepsOf } from '../../store/queries/instance-view.ts';
import { taskById } from '../../store/queries/task.ts';
import type { TaskRow } from '../../store/rows/work.ts';
import { decodeRecords } from '../../store/step-records.ts';
import { type Asking, refuse } from '../asking.ts';
import { momentReply } from '../present/case-row.ts';
import { type StepSettings, stepSettings } from './step-settings.ts';

interface Passed {
  /** Number of the last record that they were read from. */
  readonly n: number;
  readonly steps: readonly PassedStep[];
}

/** The user tasks that the task's instance has passed, as they are seen from the task. */
export async function passedFrom(
  { services }: Pick<Asking, 'services'>,
  task: TaskRow,
  { located }: Pick<StepSettings, 'located'>,
): Promise<Passed> {
  const rows = await stepsOf(services.store.read, task.instance_id);
  const records: EngineRecord[] = rows.flatMap(decodeRecords);
  const { definition } = located.process;
  const steps = passedSteps(records, task.part).filter(
    ({ element, live }) => !live && definition.userTask(element) !== null,
  );
  return { n: records.at(-1)?.n ?? 0, steps };
}

/** What a person may choose from; nothing where the step does not allow a return. */
export async function readPassedSteps(
  asking: Asking,
  id: number,
): Promise<
  | {
      readonly ok: true;
      readonly answer: { readonly items: { element: string; name: string; at: string }[] };
    }
  | Refusal
> {
  const { services, language } = asking;
  const task = await taskById(services.store.read, id);
  if (!task) return refuse('not-found', `There is no task ${id}`);
  const settings = await stepSettings(services, task);
  const { located, step } = settings;
  if (task.ended_at !== null || !step.operations.includes('return-to')) {
    return { ok: true, answer: { items: [] } };
  }
  const { steps } = await passedFrom(asking, task, settings);
  const items = steps.map(({ element, at }) => {
    const name = located.process.definition.userTask(element)?.name ?? element;
    return { element, name: located.pack.text(name)[language], at: momentReply(services, at) };
  });
  return { ok: true, answer: { items } };
}
