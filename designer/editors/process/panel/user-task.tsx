import { Button, InputNumber, Select } from 'antd';
import { useEditorTexts } from '../../texts.ts';
import { factoryOf, modelingOf } from '../moddle.ts';
import { limitUnits, readLimit, writeLimit } from '../settings/limit.ts';
import {
  type AssignmentSetting,
  type OutcomeSetting,
  type Right,
  readUserTask,
  type UserTaskSettings,
  writeUserTask,
} from '../settings/user-task.ts';
import type { PanelProps } from './context.ts';
import { Setting, TextSetting } from './setting.tsx';

const rules = [
  'role',
  'unit-role',
  'unit-head',
  'unit',
  'area-role',
  'user',
  'initiator',
  'group',
] as const;

const rights: readonly Right[] = ['write', 'required', 'read', 'hide'];

type Change = (change: Partial<UserTaskSettings>) => void;
interface PartProps {
  readonly settings: UserTaskSettings;
  readonly change: Change;
  readonly choices: PanelProps['choices'];
}

/** Who does a step, with which form and rights, until when, and how it can end. */
export function UserTaskPanel({ modeler, element, choices }: PanelProps) {
  const settings = readUserTask(element.businessObject);
  const change: Change = (part) =>
    modelingOf(modeler).updateProperties(
      element,
      writeUserTask(factoryOf(modeler), element.businessObject, part),
    );
  const props = { settings, change, choices };
  return (
    <>
      <Assignments {...props} />
      <FormAndStatus {...props} />
      <Limit {...props} />
      <Rights {...props} />
      <Outcomes {...props} />
    </>
  );
}

function Assignments({ settings, change, choices }: PartProps) {
  const { t } = useEditorTexts();
  const { assignments } = settings;
  // Rules of a step have no identity but their place.
  const numbered = assignments.map((assignment, index) => ({ number: index + 1, assignment }));
  const replace = (index: number, next: AssignmentSetting | null) =>
    change({
      assignments: assignments.flatMap((old, at) => (at === index ? (next ?? []) : old)),
    });
  return (
    <section>
      <h3>{t('task.who')}</h3>
      {numbered.map(({ number, assignment }) => (
        <AssignmentRow
          key={number}
          number={number}
          assignment={assignment}
          roles={choices.roles}
          replace={(next) => replace(number - 1, next)}
        />
      ))}
      <Button
        size="small"
        onClick={() =>
          change({ assignments: [...assignments, { rule: 'role', role: '', of: '' }] })
        }
      >
        {t('task.addRule')}
      </Button>
    </section>
  );
}

interface AssignmentRowProps {
  readonly number: number;
  readonly assignment: AssignmentSetting;
  readonly roles: PanelProps['choices']['roles'];
  readonly replace: (next: AssignmentSetting | null) => void;
}

const rulesWithRole = new Set(['role', 'unit-role', 'area-role']);
const rulesWithOf = new Set(['unit-role', 'unit-head', 'unit', 'area-role', 'user', 'group']);

function AssignmentRow({ number, assignment, roles, replace }: AssignmentRowProps) {
  const { t } = useEditorTexts();
  return (
    <div className="setting">
      <div className="setting-row">
        <Select
          aria-label={`${t('task.rule')} ${number}`}
          value={assignment.rule}
          options={rules.map((rule) => ({ value: rule, label: t(`rules.${rule}`) }))}
          onChange={(rule) => replace({ ...assignment, rule })}
        />
        <Button
          type="text"
          aria-label={t('task.removeRule', { number })}
          onClick={() => replace(null)}
        >
          ×
        </Button>
      </div>
      {rulesWithRole.has(assignment.rule) ? (
        <Setting label={t('task.role')}>
          {(id) => (
            <Select
              id={id}
              className="form-wide"
              value={assignment.role || null}
              options={[...roles]}
              onChange={(role: string) => replace({ ...assignment, role })}
            />
          )}
        </Setting>
      ) : null}
      {rulesWithOf.has(assignment.rule) ? (
        <Setting label={t('task.of')}>
          {(id) => (
            <TextSetting
              id={id}
              value={assignment.of}
              onCommit={(of) => replace({ ...assignment, of })}
            />
          )}
        </Setting>
      ) : null}
    </div>
  );
}

function FormAndStatus({ settings, change, choices }: PartProps) {
  const { t } = useEditorTexts();
  return (
    <section>
      <Setting label={t('task.form')}>
        {(id) => (
          <Select
            id={id}
            className="form-wide"
            value={settings.form}
            options={[
              { value: '', label: t('task.noForm') },
              ...choices.forms.map(({ name }) => ({ value: name, label: name })),
            ]}
            onChange={(form) => change({ form })}
          />
        )}
      </Setting>
      <Setting label={t('task.status')}>
        {(id) => (
          <Select
            id={id}
            className="form-wide"
            value={settings.status}
            options={[{ value: '', label: t('task.keepStatus') }, ...choices.statuses]}
            onChange={(status) => change({ status })}
          />
        )}
      </Setting>
    </section>
  );
}

function Limit({ settings, change }: PartProps) {
  const { t } = useEditorTexts();
  const limit = readLimit(settings.limit);
  const expression = settings.limit !== '' && limit === null;
  return (
    <section>
      <h3>{t('task.limit')}</h3>
      {expression ? (
        <Setting label={t('task.limitExpression')}>
          {(id) => (
            <TextSetting
              id={id}
              value={settings.limit}
              onCommit={(text) => change({ limit: text })}
            />
          )}
        </Setting>
      ) : (
        <div className="setting-row">
          <InputNumber
            aria-label={t('task.limitNumber')}
            min={0}
            value={limit?.count ?? null}
            placeholder={t('task.noLimit')}
            onChange={(count) =>
              change({
                limit: count ? writeLimit({ count, unit: limit?.unit ?? 'wd' }) : '',
              })
            }
          />
          <Select
            aria-label={t('task.limitUnit')}
            value={limit?.unit ?? 'wd'}
            disabled={limit === null}
            options={limitUnits.map((unit) => ({ value: unit, label: t(`units.${unit}`) }))}
            onChange={(unit) => limit && change({ limit: writeLimit({ ...limit, unit }) })}
          />
        </div>
      )}
    </section>
  );
}

function Rights({ settings, change, choices }: PartProps) {
  const { t } = useEditorTexts();
  const fields = choices.forms.find(({ name }) => name === settings.form)?.fields ?? [];
  if (fields.length === 0) return null;
  const titles = new Map(choices.fields.map(({ value, label }) => [value, label]));
  const given = new Map(settings.rights.map(({ name, access }) => [name, access]));
  const set = (name: string, access: Right) =>
    change({
      rights: [...given.set(name, access)].map(([key, right]) => ({ name: key, access: right })),
    });
  return (
    <section>
      <h3>{t('task.rights')}</h3>
      <table className="setting-rights">
        <thead>
          <tr>
            <th scope="col">{t('task.field')}</th>
            <th scope="col">{t('task.access')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((name) => (
            <tr key={name}>
              <td>{titles.get(name) ?? name}</td>
              <td>
                <Select
                  size="small"
                  className="form-wide"
                  aria-label={`${t('task.access')} ${titles.get(name) ?? name}`}
                  value={given.get(name) ?? 'read'}
                  options={rights.map((right) => ({ value: right, label: t(`access.${right}`) }))}
                  onChange={(right) => set(name, right)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Outcomes({ settings, change }: PartProps) {
  const { t } = useEditorTexts();
  const { outcomes } = settings;
  const replace = (index: number, next: OutcomeSetting | null) =>
    change({ outcomes: outcomes.flatMap((old, at) => (at === index ? (next ?? []) : old)) });
  return (
    <section>
      <h3>{t('task.outcomes')}</h3>
      {outcomes.map((outcome, index) => (
        <div className="setting-row" key={outcome.id}>
          <TextSetting
            label={`${t('task.outcomeName')} ${index + 1}`}
            value={outcome.name}
            onCommit={(name) => replace(index, { ...outcome, name })}
          />
          <TextSetting
            label={`${t('task.outcomeId')} ${index + 1}`}
            value={outcome.id}
            onCommit={(id) => replace(index, { ...outcome, id })}
          />
          <Button
            type="text"
            aria-label={t('task.removeOutcome', { name: outcome.name })}
            onClick={() => replace(index, null)}
          >
            ×
          </Button>
        </div>
      ))}
      <Button
        size="small"
        onClick={() => {
          const id = `outcome${outcomes.length + 1}`;
          change({ outcomes: [...outcomes, { id, name: '', required: '' }] });
        }}
      >
        {t('task.addOutcome')}
      </Button>
    </section>
  );
}
