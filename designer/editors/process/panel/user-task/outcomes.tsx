import { PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useEditorTexts } from '../../../texts.ts';
import { nextOutcomeId, type OutcomeSetting } from '../../settings/user-task.ts';
import { RemoveButton, Section, Setting, TextSetting } from '../setting.tsx';
import type { PartProps } from './index.tsx';

/** The buttons that end a step, and where the choice is kept for the branches behind it. */
export function Outcomes({ settings, change, choices }: PartProps) {
  const { t } = useEditorTexts();
  const { outcomes } = settings;
  const form = choices.forms.find(({ value }) => value === settings.form);
  const titles = new Map(choices.fields.map(({ value, label }) => [value, label]));
  const fields = (form?.fields ?? []).map((name) => ({
    value: name,
    label: titles.get(name) ?? name,
  }));
  const replace = (number: number, next: OutcomeSetting | null) =>
    change({
      outcomes: outcomes.flatMap((old, at) => (at === number - 1 ? (next ?? []) : old)),
    });
  return (
    <Section title={t('task.outcomes')} help={t('task.outcomesHelp')}>
      {outcomes.map((outcome, index) => (
        <Outcome
          key={outcome.id}
          number={index + 1}
          outcome={outcome}
          fields={fields}
          replace={(next) => replace(index + 1, next)}
        />
      ))}
      <Button
        size="small"
        icon={<PlusOutlined aria-hidden="true" />}
        onClick={() => {
          const id = nextOutcomeId(outcomes);
          change({ outcomes: [...outcomes, { id, name: t('task.newOutcome'), required: '' }] });
        }}
      >
        {t('task.addOutcome')}
      </Button>
      {outcomes.length > 0 ? (
        <Setting label={t('task.outcomeVariable')} help={t('task.outcomeVariableHelp')}>
          {(id) => (
            <TextSetting
              id={id}
              code
              value={settings.outcomeVariable}
              onCommit={(name) => change({ outcomeVariable: name.trim() })}
            />
          )}
        </Setting>
      ) : null}
    </Section>
  );
}

interface OutcomeProps {
  readonly number: number;
  readonly outcome: OutcomeSetting;
  readonly fields: readonly { readonly value: string; readonly label: string }[];
  readonly replace: (next: OutcomeSetting | null) => void;
}

function Outcome({ number, outcome, fields, replace }: OutcomeProps) {
  const { t } = useEditorTexts();
  const required = outcome.required.split(',').flatMap((name) => name.trim() || []);
  return (
    <fieldset className="setting-card" aria-label={t('task.outcomeNumber', { number })}>
      <div className="setting-row">
        <TextSetting
          label={t('task.outcomeName', { number })}
          value={outcome.name}
          onCommit={(name) => replace({ ...outcome, name })}
        />
        <RemoveButton
          label={t('task.removeOutcome', { name: outcome.name })}
          onRemove={() => replace(null)}
        />
      </div>
      {fields.length > 0 ? (
        <Setting label={t('task.outcomeRequired')}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              className="setting-wide"
              value={required}
              placeholder={t('task.nothingRequired')}
              options={[...fields]}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(names: string[]) => replace({ ...outcome, required: names.join(',') })}
            />
          )}
        </Setting>
      ) : null}
    </fieldset>
  );
}
