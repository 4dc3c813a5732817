import { InputNumber, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useEditorTexts } from '../../texts.ts';
import { type LimitKind, limitKind, limitUnits, readLimit, writeLimit } from '../settings/limit.ts';
import type { FieldChoice } from './context.ts';
import { Setting, TextSetting } from './setting.tsx';

interface LimitEditorProps {
  readonly label: string;
  /** `5wd`, FEEL, or an ISO duration; empty for none. */
  readonly value: string;
  /** Fields of the case that hold a limit. */
  readonly fields: readonly FieldChoice[];
  /** True where there need not be a limit. */
  readonly optional: boolean;
  readonly onChange: (value: string) => void;
}

/** A limit: so many working days, as a field of the case says, or an expression. */
export function LimitEditor({ label, value, fields, optional, onChange }: LimitEditorProps) {
  const { t } = useEditorTexts();
  const names = fields.map((field) => field.value);
  const [wanted, setWanted] = useState<LimitKind | null>(null);
  const kind = wanted ?? limitKind(value, names);
  const kinds: LimitKind[] = [
    ...(optional || kind === 'none' ? (['none'] as const) : []),
    'length',
    ...(fields.length > 0 ? (['field'] as const) : []),
    'expression',
  ];
  const choose = (next: LimitKind) => {
    setWanted(next === 'expression' ? next : null);
    if (next === 'none') onChange('');
    if (next === 'length') onChange('1wd');
    if (next === 'field') onChange(`record.${names[0]}`);
  };
  return (
    <>
      <Setting label={label}>
        {(id) => (
          <Select
            id={id}
            className="setting-wide"
            value={kind}
            options={kinds.map((one) => ({ value: one, label: t(`limit.${one}`) }))}
            onChange={choose}
          />
        )}
      </Setting>
      {kind === 'length' ? <Length value={value} onChange={onChange} /> : null}
      {kind === 'field' ? (
        <Select
          className="setting-wide setting"
          aria-label={t('limit.fieldName')}
          value={value.trim()}
          options={fields.map((field) => ({ value: `record.${field.value}`, label: field.label }))}
          onChange={onChange}
        />
      ) : null}
      {kind === 'expression' ? (
        <Setting label={t('value.expression')} help={t('limit.expressionHelp')}>
          {(id) => <TextSetting id={id} code value={value} onCommit={onChange} />}
        </Setting>
      ) : null}
    </>
  );
}

function Length({ value, onChange }: Pick<LimitEditorProps, 'value' | 'onChange'>) {
  const { t } = useEditorTexts();
  const limit = readLimit(value) ?? { count: 1, unit: 'wd' as const };
  const [typed, setTyped] = useState<number | null>(limit.count);
  useEffect(() => setTyped(limit.count), [limit.count]);
  const commit = (count: number | null) => {
    if (count && count !== limit.count) onChange(writeLimit({ ...limit, count }));
  };
  return (
    <div className="setting-row setting">
      <InputNumber
        aria-label={t('limit.count')}
        className="setting-wide"
        min={0.5}
        max={9999}
        value={typed}
        onChange={setTyped}
        onStep={(count) => commit(count)}
        onBlur={() => commit(typed)}
        onPressEnter={() => commit(typed)}
      />
      <Select
        aria-label={t('limit.unit')}
        value={limit.unit}
        options={limitUnits.map((unit) => ({ value: unit, label: t(`units.${unit}`) }))}
        onChange={(unit) => onChange(writeLimit({ ...limit, unit }))}
      />
    </div>
  );
}
