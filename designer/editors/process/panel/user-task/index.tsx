import { useEditorTexts } from '../../../texts.ts';
import { factoryOf, modelingOf } from '../../moddle.ts';
import { readUserTask, type UserTaskSettings, writeUserTask } from '../../settings/user-task.ts';
import type { PanelProps } from '../context.ts';
import { LeavingFlows } from '../leaving-flows.tsx';
import { Setting, TextSetting } from '../setting.tsx';
import { Assignments } from './assignments.tsx';
import { FormAndRights } from './form-and-rights.tsx';
import { LimitAndStatus } from './limit-and-status.tsx';
import { Outcomes } from './outcomes.tsx';

/** Props of each part of a user task's settings. */
export interface PartProps {
  readonly settings: UserTaskSettings;
  readonly change: (change: Partial<UserTaskSettings>) => void;
  readonly choices: PanelProps['choices'];
}

/** Who does a step, with which form and rights, until when, and how it can end. */
export function UserTaskPanel(panel: PanelProps) {
  const { t } = useEditorTexts();
  const { modeler, element, choices } = panel;
  const settings = readUserTask(element.businessObject);
  const change: PartProps['change'] = (part) =>
    modelingOf(modeler).updateProperties(
      element,
      writeUserTask(factoryOf(modeler), element.businessObject, part),
    );
  const props = { settings, change, choices };
  return (
    <>
      <Setting label={t('task.documentation')}>
        {(id) => (
          <TextSetting
            id={id}
            rows={2}
            value={settings.documentation}
            onCommit={(documentation) => change({ documentation })}
          />
        )}
      </Setting>
      <Assignments {...props} />
      <FormAndRights {...props} />
      <LimitAndStatus {...props} />
      <Outcomes {...props} />
      <LeavingFlows {...panel} />
    </>
  );
}
