import { PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useEditorTexts } from '../../../texts.ts';
import type { AssignmentSetting } from '../../settings/user-task.ts';
import { type PackChoices, withValue } from '../context.ts';
import { RecordValue } from '../record-value.tsx';
import { RemoveButton, Section, Setting } from '../setting.tsx';
import type { PartProps } from './index.tsx';

/** What each rule asks for: a role, and a value of the case of one of these types. */
const rules: {
  readonly [rule: string]: { readonly role?: true; readonly of?: readonly string[] };
} = {
  role: { role: true },
  'unit-role': { role: true, of: ['unit', 'units'] },
  'unit-head': { of: ['unit', 'units'] },
  unit: { of: ['unit', 'units'] },
  'area-role': { role: true, of: ['unit', 'code'] },
  user: { of: ['user'] },
  initiator: {},
  group: { of: [] },
};

export function Assignments({ settings, change, choices }: PartProps) {
  const { t } = useEditorTexts();
  const { assignments } = settings;
  // Rules of a step have no identity but their place.
  const numbered = assignments.map((assignment, index) => ({ number: index + 1, assignment }));
  const replace = (number: number, next: AssignmentSetting | null) =>
    change({
      assignments: assignments.flatMap((old, at) => (at === number - 1 ? (next ?? []) : old)),
    });
  return (
    <Section title={t('task.who')} {...(numbered.length > 1 ? { help: t('task.whoHelp') } : {})}>
      {numbered.map(({ number, assignment }) => (
        <Assignment
          key={`${number} ${assignment.rule}`}
          number={number}
          assignment={assignment}
          choices={choices}
          replace={(next) => replace(number, next)}
        />
      ))}
      <Button
        size="small"
        icon={<PlusOutlined aria-hidden="true" />}
        onClick={() =>
          change({ assignments: [...assignments, { rule: 'role', role: '', of: '' }] })
        }
      >
        {t('task.addRule')}
      </Button>
    </Section>
  );
}

interface AssignmentProps {
  readonly number: number;
  readonly assignment: AssignmentSetting;
  readonly choices: PackChoices;
  readonly replace: (next: AssignmentSetting | null) => void;
}

function Assignment({ number, assignment, choices, replace }: AssignmentProps) {
  const { t } = useEditorTexts();
  const asks = rules[assignment.rule] ?? { role: true, of: [] };
  const ofTypes = asks.of;
  const names = withValue(
    Object.keys(rules).map((rule) => ({ value: rule, label: t(`rules.${rule}`) })),
    assignment.rule,
  );
  const to = (rule: string) =>
    replace({
      rule,
      role: rules[rule]?.role ? assignment.role : '',
      of: rules[rule]?.of ? assignment.of : '',
    });
  return (
    <fieldset className="setting-card" aria-label={t('task.ruleNumber', { number })}>
      <div className="setting-row">
        <Select aria-label={t('task.rule')} value={assignment.rule} options={names} onChange={to} />
        <RemoveButton label={t('task.removeRule', { number })} onRemove={() => replace(null)} />
      </div>
      {ofTypes ? (
        <RecordValue
          label={t('task.of')}
          value={assignment.of}
          fields={choices.fields.filter(({ type }) => ofTypes.includes(type))}
          onChange={(of) => replace({ ...assignment, of })}
        />
      ) : null}
      {asks.role ? (
        <Setting label={t('task.role')}>
          {(id) => (
            <Select
              id={id}
              className="setting-wide"
              value={assignment.role || null}
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('value.choose')}
              options={withValue(choices.roles, assignment.role)}
              onChange={(role: string) => replace({ ...assignment, role })}
            />
          )}
        </Setting>
      ) : null}
    </fieldset>
  );
}
