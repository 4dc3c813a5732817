import { Select } from 'antd';
import { useEditorTexts } from '../../../texts.ts';
import { withValue } from '../context.ts';
import { LimitEditor } from '../limit-editor.tsx';
import { Section, Setting } from '../setting.tsx';
import type { PartProps } from './index.tsx';

/** Until when a step is to be done, and what it makes of the case. */
export function LimitAndStatus({ settings, change, choices }: PartProps) {
  const { t } = useEditorTexts();
  return (
    <Section title={t('task.limit')}>
      <LimitEditor
        label={t('task.limitKind')}
        value={settings.limit}
        fields={choices.fields.filter(({ type }) => type === 'limit')}
        optional
        onChange={(limit) => change({ limit })}
      />
      <Setting label={t('task.status')}>
        {(id) => (
          <Select
            id={id}
            className="setting-wide"
            value={settings.status}
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              { value: '', label: t('task.keepStatus') },
              ...withValue(choices.statuses, settings.status),
            ]}
            onChange={(status) => change({ status })}
          />
        )}
      </Setting>
    </Section>
  );
}
