import { Button } from 'antd';
import { useEditorTexts } from '../../texts.ts';
import { insertStepAfter } from '../commands/insert-step-after.ts';
import { modelingOf, selectionOf } from '../moddle.ts';
import { timerOf } from '../settings/timer.ts';
import type { PanelProps } from './context.ts';
import { GatewayPanel } from './gateway.tsx';
import { SequenceFlowPanel } from './sequence-flow.tsx';
import { Setting, TextSetting } from './setting.tsx';
import { TimerPanel } from './timer.tsx';
import { UserTaskPanel } from './user-task.tsx';

const panels: { readonly [type: string]: (props: PanelProps) => React.ReactNode } = {
  'bpmn:UserTask': UserTaskPanel,
  'bpmn:SequenceFlow': SequenceFlowPanel,
  'bpmn:ExclusiveGateway': GatewayPanel,
  'bpmn:InclusiveGateway': GatewayPanel,
};

const steps = /^bpmn:(Task|.+Task|SubProcess|CallActivity)$/;

/** The settings of the chosen element in business words. */
export function PropertiesPanel(props: PanelProps) {
  const { t } = useEditorTexts();
  const { modeler, element } = props;
  const { $type } = element.businessObject;
  const Panel = panels[$type];
  const timer = timerOf(element.businessObject);
  return (
    <div key={element.id}>
      <h2>{t(`panel.kind.${$type}`, { defaultValue: t('panel.kind.other') })}</h2>
      <Setting label={t('panel.name')}>
        {(id) => (
          <TextSetting
            id={id}
            value={element.businessObject.get<string | undefined>('name') ?? ''}
            onCommit={(name) => modelingOf(modeler).updateLabel(element, name)}
          />
        )}
      </Setting>
      {Panel ? <Panel {...props} /> : null}
      {timer ? <TimerPanel {...props} timer={timer} /> : null}
      {steps.test($type) ? (
        <Button
          block
          onClick={() => {
            const step = insertStepAfter(modeler, element, t('panel.newStep'));
            selectionOf(modeler).select(step as never);
          }}
        >
          {t('panel.stepAfter')}
        </Button>
      ) : null}
    </div>
  );
}
