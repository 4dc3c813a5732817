import { connect, mapReadPretty, observer } from '@formily/react';
import { InputNumber } from 'antd';
import { useInputAttributes } from '../../field-item.tsx';
import { ReadText } from '../read-text.tsx';

interface Props {
  readonly value?: number;
  readonly onChange?: (value: number | null) => void;
  readonly min?: number;
  readonly max?: number;
  readonly suffix?: string;
  readonly disabled?: boolean;
}

const Edit = observer(function Edit({ value, onChange, min, max, suffix, disabled }: Props) {
  return (
    <InputNumber
      {...useInputAttributes()}
      className="form-wide"
      value={value ?? null}
      min={min}
      max={max}
      suffix={suffix}
      disabled={disabled}
      onChange={(number) => onChange?.(number)}
    />
  );
});

/** A number with its unit. */
export const NumberInput = connect(
  Edit,
  mapReadPretty(({ value, suffix }: Props) => (
    <ReadText text={value === undefined || value === null ? null : `${value} ${suffix ?? ''}`} />
  )),
);
