import { Select } from 'antd';
import { useState } from 'react';
import { useEditorTexts } from '../../texts.ts';
import { recordField } from '../settings/limit.ts';
import type { FieldChoice } from './context.ts';
import { Setting, TextSetting } from './setting.tsx';

interface RecordValueProps {
  readonly label: string;
  /** FEEL, mostly `record.<field>`. */
  readonly value: string;
  readonly fields: readonly FieldChoice[];
  readonly onChange: (value: string) => void;
}

const written = ' written';

/** A value of the case: one of its fields by title, or an expression for those who write one. */
export function RecordValue({ label, value, fields, onChange }: RecordValueProps) {
  const { t } = useEditorTexts();
  const field = recordField(value);
  const known = fields.some((choice) => choice.value === field);
  const [writing, setWriting] = useState(value !== '' && !known);
  const options = [
    ...fields.map((choice) => ({ value: choice.value, label: choice.label })),
    { value: written, label: t('value.expression') },
  ];
  const chosen = writing ? written : known ? field : null;
  return (
    <>
      <Setting label={label}>
        {(id) => (
          <Select
            id={id}
            className="setting-wide"
            value={chosen}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('value.choose')}
            options={options}
            onChange={(name: string) => {
              setWriting(name === written);
              if (name !== written) onChange(`record.${name}`);
            }}
          />
        )}
      </Setting>
      {writing ? (
        <Setting label={t('value.expression')}>
          {(id) => <TextSetting id={id} code value={value} onCommit={onChange} />}
        </Setting>
      ) : null}
    </>
  );
}
