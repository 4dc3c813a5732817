import { ArrowLeftOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEditorTexts } from '../../texts.ts';
import { insertStepAfter } from '../commands/insert-step-after.ts';
import { modelingOf } from '../moddle.ts';
import { timerOf } from '../settings/timer.ts';
import type { PanelProps } from './context.ts';
import { GatewayPanel } from './gateway.tsx';
import { kindIcon, kindText } from './kinds.ts';
import { LeavingFlows } from './leaving-flows.tsx';
import { SequenceFlowPanel } from './sequence-flow.tsx';
import { Setting, TextSetting } from './setting.tsx';
import { TimerPanel } from './timer.tsx';
import { UserTaskPanel } from './user-task/index.tsx';

const panels: { readonly [type: string]: (props: PanelProps) => React.ReactNode } = {
  'bpmn:UserTask': UserTaskPanel,
  'bpmn:SequenceFlow': SequenceFlowPanel,
  'bpmn:ExclusiveGateway': GatewayPanel,
  'bpmn:InclusiveGateway': GatewayPanel,
};

const steps = /^bpmn:(Task|.+Task|SubProcess|CallActivity)$/;

type PropertiesPanelProps = PanelProps & {
  /** Shows another element, or with null the process. */
  readonly onShow: (element: string | null) => void;
};

/** The settings of the chosen element in business words. */
export function PropertiesPanel({ onShow, ...props }: PropertiesPanelProps) {
  const { t } = useEditorTexts();
  const { modeler, element } = props;
  const Panel = panels[element.type];
  const timer = timerOf(element.businessObject);
  return (
    <>
      <Button
        type="link"
        size="small"
        className="panel-back"
        icon={<ArrowLeftOutlined aria-hidden="true" />}
        onClick={() => onShow(null)}
      >
        {t('panel.back')}
      </Button>
      <h2 className="panel-kind">
        <span className={kindIcon(element)} aria-hidden="true" />
        {t(kindText(element.type))}
      </h2>
      <Setting label={t('panel.name')}>
        {(id) => (
          <TextSetting
            id={id}
            value={element.businessObject.get<string | undefined>('name') ?? ''}
            onCommit={(name) => modelingOf(modeler).updateLabel(element, name)}
          />
        )}
      </Setting>
      {timer ? <TimerPanel {...props} timer={timer} /> : null}
      {Panel ? <Panel {...props} /> : <LeavingFlows {...props} />}
      {steps.test(element.type) ? (
        <Button
          block
          type="dashed"
          icon={<PlusOutlined aria-hidden="true" />}
          onClick={() => onShow(insertStepAfter(modeler, element, t('panel.newStep')).id)}
        >
          {t('panel.stepAfter')}
        </Button>
      ) : null}
    </>
  );
}
