import { Button, Select } from 'antd';
import { useState } from 'react';
import { useEditorTexts } from '../../../texts.ts';
import type { Right } from '../../settings/user-task.ts';
import { withValue } from '../context.ts';
import { Section, Setting } from '../setting.tsx';
import type { PartProps } from './index.tsx';

const rights: readonly Right[] = ['write', 'required', 'read', 'hide'];

/** The form of a step, and what the step may do with each of its fields. */
export function FormAndRights(props: PartProps) {
  const { t } = useEditorTexts();
  const { settings, change, choices } = props;
  return (
    <Section title={t('task.formAndRights')}>
      <Setting label={t('task.form')}>
        {(id) => (
          <Select
            id={id}
            className="setting-wide"
            value={settings.form}
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              { value: '', label: t('task.noForm') },
              ...withValue(choices.forms, settings.form),
            ]}
            onChange={(form) => change({ form })}
          />
        )}
      </Setting>
      <Rights {...props} />
    </Section>
  );
}

function Rights({ settings, change, choices }: PartProps) {
  const { t } = useEditorTexts();
  const [all, setAll] = useState(false);
  const fields = choices.forms.find(({ value }) => value === settings.form)?.fields ?? [];
  if (fields.length === 0) return null;
  const titles = new Map(choices.fields.map(({ value, label }) => [value, label]));
  const given = new Map(settings.rights.map(({ name, access }) => [name, access]));
  const set = (name: string, access: Right) =>
    change({
      rights: [...given.set(name, access)].map(([key, right]) => ({ name: key, access: right })),
    });
  // Most fields of most forms are only read; what the step does is at the top.
  const told = fields.filter((name) => (given.get(name) ?? 'read') !== 'read');
  const shown = all || told.length === 0 ? fields : told;
  return (
    <div className="setting">
      <span className="setting-label">{t('task.rights')}</span>
      <ul className="setting-rights">
        {shown.map((name) => (
          <li key={name}>
            <span>{titles.get(name) ?? name}</span>
            <Select
              size="small"
              aria-label={t('task.rightOf', { field: titles.get(name) ?? name })}
              value={given.get(name) ?? 'read'}
              options={rights.map((right) => ({ value: right, label: t(`access.${right}`) }))}
              onChange={(right) => set(name, right)}
            />
          </li>
        ))}
      </ul>
      {told.length > 0 && fields.length > told.length ? (
        <Button
          type="link"
          size="small"
          className="setting-more"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? t('task.fewerFields') : t('task.allFields', { count: fields.length })}
        </Button>
      ) : null}
    </div>
  );
}
