import { Select } from 'antd';
import { useEditorTexts } from '../../texts.ts';
import { factoryOf, type Moddle, modelingOf } from '../moddle.ts';
import { readTimer, type TimerSetting, timerKinds, writeTimer } from '../settings/timer.ts';
import type { PanelProps } from './context.ts';
import { Setting, TextSetting } from './setting.tsx';

/** When a timer event fires. */
export function TimerPanel({ modeler, element, timer }: PanelProps & { readonly timer: Moddle }) {
  const { t } = useEditorTexts();
  const setting = readTimer(timer);
  const change = (next: TimerSetting) =>
    modelingOf(modeler).updateModdleProperties(
      element,
      timer,
      writeTimer(factoryOf(modeler), next),
    );
  return (
    <>
      <Setting label={t('timer.kind')}>
        {(id) => (
          <Select
            id={id}
            className="form-wide"
            value={setting.kind}
            options={timerKinds.map((kind) => ({ value: kind, label: t(`timer.${kind}`) }))}
            onChange={(kind) => change({ ...setting, kind })}
          />
        )}
      </Setting>
      <Setting label={t('timer.value')} help={t('timer.help')}>
        {(id) => (
          <TextSetting
            id={id}
            value={setting.text}
            onCommit={(text) => change({ ...setting, text })}
          />
        )}
      </Setting>
    </>
  );
}
