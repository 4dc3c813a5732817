import type { Refusal } from '../../commit/command.ts';
import { instancesOfCase, openElementsOf, stepsOf } from '../../store/queries/instance-view.ts';
import { decodeRecords } from '../../store/step-records.ts';
import { type Asking, refuse } from '../asking.ts';

export interface Diagram {
  readonly xml: string;
  readonly active: string[];
  readonly completed: string[];
}

/** The model that a case runs, with the steps that wait now and those that were done. */
export async function readDiagram(
  { services }: Pick<Asking, 'services'>,
  caseId: number,
): Promise<{ readonly ok: true; readonly answer: Diagram } | Refusal> {
  const { read } = services.store;
  const [instance] = await instancesOfCase(read, caseId);
  const located = instance ? await services.packs.definition(instance.definition_id) : null;
  if (!instance || !located) return refuse('not-found', `Case ${caseId} runs no process`);
  const [open, steps] = await Promise.all([
    openElementsOf(read, instance.id),
    stepsOf(read, instance.id),
  ]);
  const active = new Set(open);
  const completed = new Set<string>();
  for (const { kind, element } of steps.flatMap(decodeRecords)) {
    if (kind === 'element-completed' && !active.has(element)) completed.add(element);
  }
  const { xml } = located.process;
  return { ok: true, answer: { xml, active: [...active], completed: [...completed] } };
}
