import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useEditorTexts } from '../../texts.ts';
import { factoryOf, type Moddle, modelingOf } from '../moddle.ts';
import { readTimer, type TimerSetting, timerKinds, writeTimer } from '../settings/timer.ts';
import type { PanelProps } from './context.ts';
import { LimitEditor } from './limit-editor.tsx';
import { Section, Setting, TextSetting } from './setting.tsx';

type TimerProps = PanelProps & { readonly timer: Moddle };

/** When a timer event fires, and whether it stops the step it stands on. */
export function TimerPanel({ modeler, element, choices, timer }: TimerProps) {
  const { t } = useEditorTexts();
  const setting = readTimer(timer);
  const change = (next: TimerSetting) =>
    modelingOf(modeler).updateModdleProperties(
      element,
      timer,
      writeTimer(factoryOf(modeler), next),
    );
  const write = (text: string) => change({ ...setting, text });
  return (
    <Section title={t('timer.title')}>
      <Setting label={t('timer.kind')}>
        {(id) => (
          <Select
            id={id}
            className="setting-wide"
            value={setting.kind}
            options={timerKinds.map((kind) => ({ value: kind, label: t(`timer.${kind}`) }))}
            onChange={(kind) => change({ kind, text: '' })}
          />
        )}
      </Setting>
      {setting.kind === 'timeDuration' ? (
        <LimitEditor
          label={t('timer.length')}
          value={setting.text}
          fields={choices.fields.filter(({ type }) => type === 'limit')}
          optional={false}
          onChange={write}
        />
      ) : null}
      {setting.kind === 'timeDate' ? <Moment text={setting.text} write={write} /> : null}
      {setting.kind === 'timeCycle' ? (
        <Setting label={t('timer.cycle')} help={t('timer.cycleHelp')}>
          {(id) => <TextSetting id={id} code value={setting.text} onCommit={write} />}
        </Setting>
      ) : null}
      {element.type === 'bpmn:BoundaryEvent' ? (
        <p className="setting-help">
          {t(
            element.businessObject.get('cancelActivity') === false
              ? 'timer.goesOn'
              : 'timer.interrupts',
          )}
        </p>
      ) : null}
    </Section>
  );
}

interface MomentProps {
  readonly text: string;
  readonly write: (text: string) => void;
}

/** A moment by calendar, or an expression that gives one. */
function Moment({ text, write }: MomentProps) {
  const { t } = useEditorTexts();
  const moment = /^\d{4}-\d\d-\d\dT/.test(text) ? dayjs(text) : null;
  return (
    <>
      <Setting label={t('timer.moment')}>
        {(id) => (
          <DatePicker
            id={id}
            className="setting-wide"
            format="YYYY-MM-DD HH:mm"
            showTime={{ format: 'HH:mm' }}
            needConfirm={false}
            value={moment?.isValid() ? moment : null}
            onChange={(chosen) => write(chosen ? chosen.format('YYYY-MM-DDTHH:mm:ssZ') : '')}
          />
        )}
      </Setting>
      <Setting label={t('timer.momentExpression')}>
        {(id) => <TextSetting id={id} code value={text} onCommit={write} />}
      </Setting>
    </>
  );
}
