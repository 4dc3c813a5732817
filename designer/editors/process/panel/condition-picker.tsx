import { Select } from 'antd';
import type Modeler from 'bpmn-js/lib/Modeler';
import { useEditorTexts } from '../../texts.ts';
import { together } from '../commands/together.ts';
import { type DiagramElement, factoryOf, type Moddle } from '../moddle.ts';
import { buildCondition, readCondition } from '../settings/condition.ts';
import {
  type OutcomeCondition,
  outcomeAsked,
  outcomesBefore,
} from '../settings/outcome-condition.ts';
import { writeUserTask } from '../settings/user-task.ts';
import { elementName } from './element-name.ts';

interface ConditionPickerProps {
  readonly modeler: Modeler;
  readonly flow: DiagramElement;
  readonly id?: string;
  readonly label?: string;
}

const always = ' always';
const byDefault = ' default';
const written = ' written';

/** How a branch decides for a flow: as one of the outcomes before it, as the default, or FEEL. */
export function ConditionPicker({ modeler, flow, id, label }: ConditionPickerProps) {
  const { t } = useEditorTexts();
  const { source } = flow;
  if (!source) return null;
  const outcomes = outcomesBefore(source);
  const condition = readCondition(flow.businessObject);
  const asked = outcomeAsked(condition, outcomes);
  const steps = [...new Set(outcomes.map(({ task }) => task))];
  const value = isDefault(flow)
    ? byDefault
    : (asked?.condition ?? (condition === '' ? always : written));
  const options = [
    { value: always, label: t('flow.always') },
    { value: byDefault, label: t('flow.otherwise') },
    ...(value === written ? [{ value: written, label: t('flow.written') }] : []),
    ...steps.map((task) => ({
      label: t('flow.outcomesOf', { name: elementName(task) }),
      options: outcomes
        .filter((outcome) => outcome.task === task)
        .map((outcome) => ({ value: outcome.condition, label: outcome.name })),
    })),
  ];
  return (
    <Select
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      className="setting-wide"
      value={value}
      options={options}
      onChange={(chosen: string) => {
        if (chosen === written) return;
        const outcome = outcomes.find((one) => one.condition === chosen) ?? null;
        decide(modeler, flow, chosen === byDefault ? 'default' : outcome);
      }}
    />
  );
}

export function isDefault({ source, businessObject }: DiagramElement): boolean {
  const chosen = source?.businessObject.get<Moddle | undefined>('default');
  return chosen !== undefined && chosen === businessObject;
}

/**
 * Makes a flow the default, or gives it the condition of an outcome, or none: one command, with
 * all that must change besides.
 */
function decide(
  modeler: Modeler,
  flow: DiagramElement,
  how: OutcomeCondition | 'default' | null,
): void {
  const { source } = flow;
  if (!source) return;
  const factory = factoryOf(modeler);
  together(modeler, (modeling) => {
    if (how === 'default') {
      modeling.updateProperties(flow, { conditionExpression: undefined });
      modeling.updateProperties(source, { default: flow.businessObject });
      return;
    }
    if (isDefault(flow)) modeling.updateProperties(source, { default: undefined });
    const text = how?.condition ?? '';
    const properties = { conditionExpression: buildCondition(factory, text) };
    const unnamed = !flow.businessObject.get<string | undefined>('name');
    modeling.updateProperties(
      flow,
      how && unnamed ? { ...properties, name: how.name } : properties,
    );
    if (how?.missing) {
      const { task, variable } = how;
      const kept = writeUserTask(factory, task.businessObject, { outcomeVariable: variable });
      modeling.updateProperties(task, kept);
    }
  });
}
