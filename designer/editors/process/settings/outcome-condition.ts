import type { DiagramElement } from '../moddle.ts';
import { defaultOutcomeVariable } from './outcome-variable.ts';
import { readUserTask } from './user-task.ts';

/** An outcome of a step before a branch, as a condition that a flow may have. */
export interface OutcomeCondition {
  readonly task: DiagramElement;
  readonly variable: string;
  /** True while the step does not keep its outcome in the variable yet. */
  readonly missing: boolean;
  readonly outcome: string;
  /** Words of the outcome's button. */
  readonly name: string;
  /** FEEL. */
  readonly condition: string;
}

const feelText = (text: string): string => `"${text.replace(/(["\\])/g, '\\$1')}"`;

function conditionsOf(task: DiagramElement): OutcomeCondition[] {
  const { outcomes, outcomeVariable } = readUserTask(task.businessObject);
  const variable = outcomeVariable || defaultOutcomeVariable(task.id);
  return outcomes.map(({ id, name }) => ({
    task,
    variable,
    missing: outcomeVariable === '',
    outcome: id,
    name: name || id,
    condition: `${variable} = ${feelText(id)}`,
  }));
}

const isSequence = ({ type }: DiagramElement) => type === 'bpmn:SequenceFlow';

/**
 * The outcomes by which a branch may decide: those of the nearest user tasks before it, on every
 * way that leads there.
 */
export function outcomesBefore(branch: DiagramElement): readonly OutcomeCondition[] {
  const seen = new Set([branch.id]);
  const found: OutcomeCondition[] = [];
  const rest = [branch];
  for (let element = rest.shift(); element; element = rest.shift()) {
    for (const { source } of element.incoming.filter(isSequence)) {
      if (!source || seen.has(source.id)) continue;
      seen.add(source.id);
      if (source.type === 'bpmn:UserTask') found.push(...conditionsOf(source));
      else rest.push(source);
    }
  }
  return found;
}

/** The outcome that a condition asks for; null where it says something else. */
export function outcomeAsked(
  condition: string,
  outcomes: readonly OutcomeCondition[],
): OutcomeCondition | null {
  const plain = (text: string) => text.replace(/\s+/g, '');
  return outcomes.find((outcome) => plain(outcome.condition) === plain(condition)) ?? null;
}
