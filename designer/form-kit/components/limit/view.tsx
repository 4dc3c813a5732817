import { connect, mapReadPretty, observer } from '@formily/react';
import { InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { useInputAttributes } from '../../field-item.tsx';
import { useFormContext } from '../../loaders-context.ts';
import { formText, limitText, limitUnits, readLimit, unitText } from '../../texts.ts';
import { ReadText } from '../read-text.tsx';

interface Props {
  /** `5wd`: so many of one of the four units. */
  readonly value?: string | null;
  readonly onChange?: (value: string) => void;
  readonly disabled?: boolean;
}

const amountMax = 999;

const Edit = observer(function Edit({ value, onChange, disabled }: Props) {
  const { language } = useFormContext();
  const limit = readLimit(value ?? '');
  // What the unit would be of a limit that has no amount yet.
  const [wanted, setWanted] = useState(limit?.unit ?? 'wd');
  const unit = limit?.unit ?? wanted;
  return (
    <Space.Compact block>
      <InputNumber
        {...useInputAttributes()}
        className="form-wide"
        value={limit?.amount ?? null}
        min={1}
        max={amountMax}
        precision={0}
        disabled={disabled}
        onChange={(amount) => onChange?.(amount === null ? '' : `${amount}${unit}`)}
      />
      <Select
        aria-label={formText('limitUnit', language)}
        className="form-limit-unit"
        value={unit}
        disabled={disabled}
        options={limitUnits.map((one) => ({ value: one, label: unitText(one, language) }))}
        onChange={(one) => {
          setWanted(one);
          if (limit) onChange?.(`${limit.amount}${one}`);
        }}
      />
    </Space.Compact>
  );
});

function Read({ value }: Props) {
  const { language } = useFormContext();
  return <ReadText text={value ? limitText(value, language) : null} />;
}

/** How long something may take: a number and its unit, read as a sentence. */
export const Limit = connect(Edit, mapReadPretty(Read));
